"""The first letter of a text: large where it begins a sentence, small where it goes on with one."""


def begun(text: str) -> str:
    """With a large first letter; the others stay as they are."""
    return text[:1].upper() + text[1:]


def gone_on(text: str) -> str:
    """With a small first letter; the others stay as they are."""
    return text[:1].lower() + text[1:]
