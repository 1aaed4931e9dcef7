"""Playing a session: what joins the timeline, the voice and the sound. The window and the terminal both hold it."""
