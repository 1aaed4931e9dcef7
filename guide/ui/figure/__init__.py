"""Pictures of the figure for the window, drawn in a thread of their own."""
