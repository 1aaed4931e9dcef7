"""The voice: words in, clips of sound out."""
