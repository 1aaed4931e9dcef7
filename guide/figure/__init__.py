"""The body, its poses and its movement as pure geometry; no Qt."""
