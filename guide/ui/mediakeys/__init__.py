"""Media keys without focus, and what the lock screen shows of a practice, where the system offers it."""
