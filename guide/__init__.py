"""Guide: timed yoga sessions with a calm voice, a counted breath and a drawn figure, offline."""

__version__ = "0.1.0"
