"""The small painted widgets that the pages are made of."""
