"""The command line: one module a command; Qt is loaded only when a window is wanted."""
