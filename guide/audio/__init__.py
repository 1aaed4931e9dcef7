"""Clips of sound, the mixer and where the sound goes."""
