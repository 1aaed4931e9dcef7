"""The settings, felt at once."""
