"""PyYAML may be installed without libyaml: the reader then reads the same, only more slowly."""

import json
import subprocess
import sys

from guide.yamlfile.reading import read

GOOD = "on: off\nsteps:\n  - {say: 'Breathe, and lift.', at: 4:30}\n  - pose: locust\n    hold:\n"
BROKEN = [
    "say: Inhale: lift",
    "\thold: x",
    "- 'Don't move'",
    "a: [b, c\nd: e",
    'a: "b',
    '- say: "Lift.\n- say: "Rest."',
    "- @home",
    "- *this",
    "a: - b",
    "a:\n  -say: b\n  - c: d",
    "a:\n  - b: c\n  -b: c",
    "a:\n  -b: c\n   d: e",
    "a:\n  - b: |\n      -c: d\n   e: f",
    "a: 1\n---\nb: 2",
    "a: \x01",
    "# é\nb: ééé\x07",
    "[" * 200,
    "",
]

SCRIPT = """
import json, sys
sys.modules["yaml._yaml"] = None
import yaml
assert not hasattr(yaml, "CSafeLoader")
from guide.yamlfile.reading import read
texts = json.load(sys.stdin)
documents = [read(text.encode()) for text in texts]
told = [[one.value, [problem.message for problem in one.problems], one.blanks] for one in documents]
json.dump(told, sys.stdout)
"""


def test_pure_python_reads_the_same() -> None:
    texts = [GOOD, *BROKEN]
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    for text, (value, messages, blanks) in zip(texts, json.loads(ran.stdout), strict=True):
        with_libyaml = read(text.encode())
        assert value == with_libyaml.value
        assert messages == [problem.message for problem in with_libyaml.problems]
        assert [tuple(blank) for blank in blanks] == list(with_libyaml.blanks)
