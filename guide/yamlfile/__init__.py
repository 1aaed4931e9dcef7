"""Reading YAML within bounds, every fault as a problem with its place. Knows nothing of yoga.

`problem` and `suggest` stand alone, so that what only shows problems does not load a YAML library;
`reading.read` gives a `document.Document`.
"""
