"""The page before a practice: what to have at hand, what to take care of, and what to choose."""
