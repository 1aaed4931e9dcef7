"""The first page: every session there is, as cards."""
