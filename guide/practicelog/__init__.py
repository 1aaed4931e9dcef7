"""The log of practices: what was done, written as it happens, and kept on this machine alone."""
