"""The page of a practice under way: the breath, the words, the strip, and the controls that step back."""
