"""The composition root: builds the objects and wires them; holds no logic."""
