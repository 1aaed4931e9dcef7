import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.speech.english import spoken


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Turn the back foot in about 45°.", "Turn the back foot in about forty-five degrees."),
        ("Hold for 4 s, then 30sec.", "Hold for four seconds, then thirty seconds."),
        ("Rest for 1 min.", "Rest for one minute."),
        ("Stay 2 min longer", "Stay two minutes longer"),
        ("Step 25 cm (10 in) out.", "Step twenty-five centimetres (ten inches) out."),
        ("Step about 10 in toward the front.", "Step about ten inches toward the front."),
        ("Count 10 in and 10 out.", "Count ten in and ten out."),
        ("There are 4 in all.", "There are four in all."),
        ('Feet 10" apart', "Feet ten inches apart"),
        ('Say "number 10" aloud', 'Say "number ten" aloud'),
        ("About 6 ft tall, 1 ft wide", "About six feet tall, one foot wide"),
        ("Stay 3-5 breaths.", "Stay three to five breaths."),
        ("30–50 % of full effort", "thirty to fifty per cent of full effort"),
        ("100%", "one hundred per cent"),
        ("½ turn, then 2½ breaths", "one half turn, then two and a half breaths"),
        ("1/2 or 3/4 of the way", "one half or three quarters of the way"),
        ("1.5 m", "one point five metres"),
        ("1,000 steps", "one thousand steps"),
        ("The 1st, 2nd, 3rd and 21st time", "The first, second, third and twenty-first time"),
        ("3x each, x2 to finish", "three times each, two times to finish"),
        ("At 4:30, at 4:05 and at 6:00", "At four thirty, at four oh five and at six o'clock"),
        ("-5 degrees", "minus five degrees"),
        ("Warrior II, then Virabhadrasana I", "Warrior two, then Virabhadrasana one"),
        ("Then I lift, and so do you.", "Then I lift, and so do you."),
        ("Lift UP and OUT!", "Lift up and out!"),
        ("KEEP IT LONG.", "Keep it long."),
        ("OUT and up", "Out and up"),
        ("The IT band and the SI joint", "The I T band and the S I joint"),
        ("e.g. a block etc.", "for example a block and so on."),
        ("a block & a strap, w/ or w/o a towel", "a block and a strap, with or without a towel"),
        ("feet hip width; L5, B12", "feet hip width; L5, B12"),
        ("Breathe in, then out.", "Breathe in, then out."),
    ],
)
def test_writing_becomes_speech(written: str, heard: str) -> None:
    assert " ".join(spoken(written).split()) == heard


@given(st.integers(0, 10_000), st.sampled_from(["", " s", " cm", "°", " %", " min", "x", "th"]))
def test_no_digit_is_left_to_the_engine(number: int, unit: str) -> None:
    assert not any(map(str.isdigit, spoken(f"Hold {number}{unit} here.")))


@given(st.text(max_size=60) | st.text("0123456789 -–/:.,x×%°½sminch\"'I&+=w()", max_size=30))
def test_what_is_written_out_once_is_not_changed_again(text: str) -> None:
    assert spoken(spoken(text)) == spoken(text)


@given(st.text("abcdefghijklmnopqrstuvwxyzäéñø ,;:!?’", max_size=60))
def test_plain_words_are_said_as_they_are_written(text: str) -> None:
    assert spoken(text) == text
