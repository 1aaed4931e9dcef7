"""The muscle groups the app can name and, where the figure has a patch for them, show."""

MUSCLES: tuple[str, ...] = (
    "gluteus maximus",
    "gluteus medius",
    "hamstrings",
    "adductors",
    "hip flexors",
    "deep hip rotators",
    "quadriceps",
    "back extensors",
    "obliques",
    "pelvic floor",
    "lower belly",
    "shoulders",
    "chest",
    "calves",
)
