from guide.model.side import Side
from guide.ui.practice.key_words import key_list
from guide.ui.practice.words import count_words
from guide.ui.prepare.parts import Part
from guide.ui.prepare.words import part_words


def test_one_is_counted_as_one() -> None:
    assert [count_words(1), count_words(2)] == ["1 breath", "2 breaths"]
    assert [count_words(1, rounds=True), count_words(2, rounds=True)] == ["1 round", "2 rounds"]


def test_each_key_is_listed_with_what_it_does() -> None:
    listed = dict(key_list())
    assert listed["R"] == "Repeat this side"
    assert listed["X, Delete"] == "Skip this pose"
    assert listed["+"] == "Slower breath"
    assert listed["−"] == "Faster breath"
    assert listed["Up"] == "One breath more in this hold"
    assert listed["Down"] == "One breath fewer"
    assert listed["Right, Page Down"] == "Next step"
    assert len(set(listed.values())) == len(listed)


def test_a_part_of_the_plan_is_named_with_its_side() -> None:
    told = [part_words(Part("Hip openers", side, 0.0, 1.0)) for side in (Side.RIGHT, Side.LEFT, None)]
    assert told == ["Hip openers, right", "Hip openers, left", "Hip openers"]
