"""Where the stream of sound goes: a device, nowhere, or a file."""
