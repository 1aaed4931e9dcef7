"""The speech engines, each a pyttsx3 driver."""
