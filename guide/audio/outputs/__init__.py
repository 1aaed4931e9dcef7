"""Where the stream of sound goes: a device, or nowhere."""
