"""The plain, unchanging values every other package speaks of: session, pose, hold, breath, cue, side, choice."""
