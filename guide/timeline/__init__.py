"""From a session to an exact plan in time. Pure: no clock, no Qt, no file, no sound."""
