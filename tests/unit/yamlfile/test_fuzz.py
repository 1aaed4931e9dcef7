import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.yamlfile.limits import Limits
from guide.yamlfile.reading import read

yaml_like = st.lists(
    st.sampled_from(
        [*"abc:-,[]{}#&*!|>'\"%@`?~ \n\t", ": ", "- ", "  ", "\n  ", " #", "&x", "*x", "!!", "null", "é", "<<"]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.binary(max_size=200), yaml_like.map(str.encode), st.text(max_size=100).map(str.encode)))
@example(b"%YAML 1.1\n---\na: b")
@example("a: \u2028b\x85c".encode())
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_value_or_a_problem_with_a_place(data: bytes) -> None:
    document = read(data)
    assert document.value is not None or document.problems or data
    for problem in document.problems:
        assert 1 <= problem.line <= data.count(b"\n") + len(data.decode(errors="replace").splitlines()) + 1
        assert problem.column >= 1
        assert problem.message.endswith((".", "?"))
        assert "\n" not in problem.message


plain_values = st.recursive(
    st.one_of(st.booleans(), st.integers(-9999, 9999), st.text("abcdefgh -:#,{}[]'\"\né", max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abcxyz-", min_size=1, max_size=6), inner)
    ),
    max_leaves=12,
)


@given(plain_values, st.booleans())
@settings(max_examples=100, deadline=None)
def test_what_a_yaml_writer_writes_is_read_as_it_was(value: object, is_flow: bool) -> None:  # noqa: FBT001 -- drawn
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=is_flow)
    document = read(text.encode(), Limits(values=5_000))
    assert [problem for problem in document.problems if problem.is_error] == []
    assert document.value == value
