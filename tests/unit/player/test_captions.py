import sys
from pathlib import Path

import pytest

from guide.errors import InputError, StorageError
from guide.model.cue import Utterance
from guide.player.captions import as_srt, as_vtt, write_captions
from guide.timeline.events import Bell, BellDue, SpeechDue, SpeechKind
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, SegmentKind, Timeline

TIMELINE = Timeline(
    "test",
    "Test",
    (Segment(0, 4_000_000, SegmentKind.HOLD, "1", "Test"),),
    (
        BellDue(0, Bell.START),
        SpeechDue(1_500, 2_250, Utterance("Lift & lengthen."), "Lift & <lengthen>."),
        SpeechDue(3_723_004, 600, Utterance("three"), "3", SpeechKind.COUNT),
    ),
    Options(),
)


def test_srt_numbers_its_captions_and_writes_commas() -> None:
    assert as_srt(TIMELINE) == (
        "1\n00:00:01,500 --> 00:00:03,750\nLift & <lengthen>.\n\n2\n01:02:03,004 --> 01:02:03,604\n3\n"
    )


def test_vtt_has_its_header_and_escapes_what_would_be_a_tag() -> None:
    assert as_vtt(TIMELINE) == (
        "WEBVTT\n\n00:00:01.500 --> 00:00:03.750\nLift &amp; &lt;lengthen&gt;.\n\n01:02:03.004 --> 01:02:03.604\n3\n"
    )


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    write_captions(tmp_path / "a.VTT", TIMELINE)
    assert (tmp_path / "a.VTT").read_text(encoding="utf-8").startswith("WEBVTT")
    with pytest.raises(InputError, match=r"must end in \.vtt or \.srt"):
        write_captions(tmp_path / "a.txt", TIMELINE)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be written"):
        write_captions(tmp_path / "nowhere" / "a.srt", TIMELINE)


@pytest.mark.skipif(sys.platform == "win32", reason="there a file's size has no limit that could be reached")
def test_where_there_is_no_room_for_all_of_it_the_older_file_stays(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 (exists only where it is used)

    captions = tmp_path / "a.srt"
    captions.write_text("older", encoding="utf-8")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, limits[1]))
    try:
        with pytest.raises(StorageError, match=r"a\.srt could not be written"):
            write_captions(captions, TIMELINE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["older"]


def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere.srt", tmp_path / "a.srt"
    elsewhere.write_text("older", encoding="utf-8")
    link.symlink_to(elsewhere)
    write_captions(link, TIMELINE)
    assert link.is_symlink()
    assert "-->" in elsewhere.read_text(encoding="utf-8")
