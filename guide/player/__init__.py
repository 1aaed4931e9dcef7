"""Playing a session: the clock, the transport and the player."""
