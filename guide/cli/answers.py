"""Answers that other programs read."""

import codecs
import json
import sys


def print_json(answer: object) -> None:
    """Print plain values as JSON. Where the output is no UTF-8, or cannot spell all of it, in ASCII: it stays JSON."""
    readable = json.dumps(answer, indent=2, ensure_ascii=False)
    print(readable if _is_spelt(readable) else json.dumps(answer, indent=2))


def _is_spelt(text: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # the name of a file need not be text
        return False
    return True
