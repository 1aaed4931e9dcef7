"""One's own music under the practice: found, decoded ahead, and ducked under the voice."""
