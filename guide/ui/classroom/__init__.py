"""The class display: what a class looks at while its teacher looks at the laptop."""
