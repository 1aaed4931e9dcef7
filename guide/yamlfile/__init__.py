"""Bounded YAML reading with places, problems and suggestions; knows nothing of yoga."""
