"""The poses of the catalogue: to browse, and each from all sides."""
