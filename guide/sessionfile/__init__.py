"""Sessions and the pose catalogue as files: their shape, their checks and where they are found."""
