import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from guide.ui.practice.key_words import clash_words, does, go_on_words, key_list, unread_words
from guide.ui.practice.keys import (
    DEFAULTS,
    RESERVED,
    Clash,
    Wish,
    clash,
    clashes,
    format_keys,
    parse_keys,
    wishes_of,
    with_keys,
)

Key = Qt.Key
ORDINARY = [key for key in Key if key not in RESERVED]


def test_the_usual_keys_clash_with_nothing_and_need_no_setting() -> None:
    assert clashes(DEFAULTS) == ()
    assert format_keys(DEFAULTS) == ""
    assert parse_keys("") == (DEFAULTS, ())


def test_the_keys_that_are_promised() -> None:
    promised = {
        Key.Key_Space: Wish.TOGGLE,
        Key.Key_Period: Wish.TOGGLE,
        Key.Key_MediaPlay: Wish.TOGGLE,
        Key.Key_Right: Wish.NEXT,
        Key.Key_PageDown: Wish.NEXT,
        Key.Key_MediaNext: Wish.NEXT,
        Key.Key_Left: Wish.PREVIOUS,
        Key.Key_PageUp: Wish.PREVIOUS,
        Key.Key_Up: Wish.MORE_BREATHS,
        Key.Key_Down: Wish.FEWER_BREATHS,
        Key.Key_Plus: Wish.SLOWER,
        Key.Key_Minus: Wish.FASTER,
        Key.Key_S: Wish.GUIDANCE,
        Key.Key_M: Wish.MUTE,
        Key.Key_V: Wish.MUSIC,
        Key.Key_C: Wish.CLASS,
        Key.Key_F: Wish.FULL_SCREEN,
        Key.Key_F11: Wish.FULL_SCREEN,
        Key.Key_Question: Wish.KEYS,
    }
    assert {key: wishes_of()[key] for key in promised} == promised
    assert wishes_of()[Key.Key_Escape] is Wish.BACK


def test_in_class_mode_no_key_of_a_remote_leaves() -> None:
    remote = (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Period, Key.Key_F5, Key.Key_Escape)
    asked = [wishes_of(in_class=True)[key] for key in remote]
    assert asked == [Wish.PREVIOUS, Wish.NEXT, Wish.TOGGLE, Wish.TOGGLE, Wish.TOGGLE]
    assert Wish.BACK not in wishes_of(in_class=True).values()


def test_nothing_a_person_chooses_takes_a_way_out_away() -> None:
    taken = with_keys(DEFAULTS, Wish.MUTE, (Key.Key_Escape, Key.Key_F5))
    assert wishes_of(taken)[Key.Key_Escape] is Wish.BACK
    assert wishes_of(taken, in_class=True)[Key.Key_F5] is Wish.TOGGLE


@given(st.sampled_from(list(DEFAULTS)), st.lists(st.sampled_from(ORDINARY), max_size=3, unique=True))
def test_other_keys_are_kept_and_found_again(wish: Wish, own: list[Qt.Key]) -> None:
    keys = with_keys(DEFAULTS, wish, own)
    read, unread = parse_keys(format_keys(keys))
    if clashes(keys):
        assert read == DEFAULTS
        assert unread == (wish.value,)
    else:
        assert (read, unread) == (keys, ())
        assert all(wishes_of(read)[key] is wish for key in own)


@given(st.text() | st.dictionaries(st.text(), st.lists(st.text())).map(str))
def test_no_text_at_all_breaks_the_keys(text: str) -> None:
    read, _ = parse_keys(text)
    assert set(read) == set(DEFAULTS)
    assert clashes(read) == ()


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ('{"mute": ["K"], "music": "V"}', ("music",)),
        ('{"mute": ["K"], "fly": ["Q"]}', ("fly",)),
        ('{"mute": ["K"], "music": ["No such key"]}', ("music",)),
        ('{"mute": ["K"], "music": ["Esc"]}', ("music",)),
        ('{"mute": ["K"], "music": ["S"]}', ("music",)),
    ],
)
def test_a_damaged_setting_falls_back_wish_by_wish(text: str, unread: tuple[str, ...]) -> None:
    read, said = parse_keys(text)
    assert read == with_keys(DEFAULTS, Wish.MUTE, (Key.Key_K,))
    assert said == unread


def test_two_wishes_may_swap_their_keys() -> None:
    swapped = with_keys(with_keys(DEFAULTS, Wish.MUTE, (Key.Key_V,)), Wish.MUSIC, (Key.Key_M,))
    assert parse_keys(format_keys(swapped)) == (swapped, ())


def test_a_clash_says_who_has_the_key() -> None:
    assert clash(DEFAULTS, Wish.MUTE, Key.Key_M) is None
    assert clash(DEFAULTS, Wish.MUTE, Key.Key_K) is None
    taken = clash(DEFAULTS, Wish.MUTE, Key.Key_V)
    assert taken == Clash(Key.Key_V, Wish.MUTE, Wish.MUSIC)
    assert taken is not None
    assert clash_words(taken) == "V is taken: “Music on or off”. Choose another key."
    reserved = clash(DEFAULTS, Wish.MUTE, Key.Key_Tab)
    assert reserved is not None
    assert clash_words(reserved) == "Tab cannot be given something else to do. Choose another key."


def test_the_list_of_keys_follows_the_keys_in_force() -> None:
    listed = dict(key_list(with_keys(DEFAULTS, Wish.NEXT, (Key.Key_N, Key.Key_PageDown))))
    assert listed["N, Page Down"] == "Next step"
    assert listed["+"] == "Slower breath"
    assert "F5, Esc" not in listed
    assert "F5, Esc" in dict(key_list(in_class=True))
    without = dict(key_list(with_keys(DEFAULTS, Wish.MUSIC, ())))
    assert does(Wish.MUSIC) not in without.values()


def test_a_class_has_its_own_list_with_no_key_that_does_nothing_there() -> None:
    listed = dict(key_list(in_class=True))
    assert listed["C"] == "Back to the practice, without a class"
    assert "B" not in listed, "the class display shows no muscles"
    assert dict(key_list())["B"] == does(Wish.MUSCLES)


def test_what_could_not_be_read_is_said_in_words() -> None:
    assert unread_words(("music",)) == "These keys could not be read and are the usual ones: Music on or off."
    assert unread_words(("{",)) == "Your own keys could not be read; the usual ones are in force."


def test_how_to_go_on_is_said_with_the_key_that_is_set() -> None:
    assert go_on_words(DEFAULTS) == "Press Space to go on."
    assert go_on_words(with_keys(DEFAULTS, Wish.TOGGLE, (Key.Key_G,))) == "Press G to go on."
    assert go_on_words(with_keys(DEFAULTS, Wish.TOGGLE, ())) == "Press “Go on” to go on."


def test_the_list_names_a_person_s_own_key_for_the_list() -> None:
    assert "The list of keys" not in dict(key_list()).values()  # the window lists the usual one
    assert dict(key_list(with_keys(DEFAULTS, Wish.KEYS, (Key.Key_K,))))["K"] == "The list of keys"
