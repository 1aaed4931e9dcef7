"""Whatever a file holds: a session or problems, in bounded time, and never an exception."""

from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import resources
from guide.sessionfile.session import read_session
from guide.yamlfile.core_schema import plain_value
from tests.unit.sessionfile.pieces import CATALOGUE

_WORDS = """
pose say flow include steps arrive enter hold during leave rest sides when only choices title format
locust bridge block right left inhale last full first key true yes <side> 5 0 -1 4:30 1e9 ~ how a ../x.yaml x.yaml /x '
"""
WORDS = _WORDS.split()
WORDS += ["3-5 breaths", "2 min", "30 s", "3 rounds", "4 steps", "5-3 breaths", "Breathe in, then out."]

scalars = st.one_of(st.sampled_from(WORDS).map(plain_value), st.text(max_size=8), st.integers(), st.none(), st.floats())
keys = st.sampled_from(WORDS)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=5)),
    max_leaves=25,
)
documents = st.fixed_dictionaries(
    {"title": scalars, "steps": st.lists(values, max_size=4)}, optional={"choices": values}
)


def check(text: str) -> None:
    reading = read_session(text.encode("utf-8", "surrogatepass"), CATALOGUE)
    assert (reading.session is None) == any(problem.is_error for problem in reading.problems)
    lines = len(text.splitlines()) + 1
    for problem in reading.problems:
        assert 1 <= problem.line <= lines
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
        assert len(problem.message) < 600


@given(documents)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_values_in_the_shape_of_a_session(document: dict[str, Any]) -> None:
    check(yaml.safe_dump(document, allow_unicode=True))


SHIPPED = [file.read_text(encoding="utf-8") for file in sorted(resources.shipped_sessions().glob("*.yaml"))]


@given(st.sampled_from(SHIPPED), st.data())
@settings(max_examples=100, deadline=None)
def test_any_damage_to_a_shipped_session(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        put = data.draw(
            st.one_of(st.sampled_from([": ", "- ", "\t", "{", "]", "'", '"', "\n", "&a ", "*a", "#", "!"]), keys)
        )
        text = text[:start] + put + text[end:]
    check(text)
