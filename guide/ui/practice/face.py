"""What the ring shows of a moment: pure, apart from the language of its words."""

from guide.player.moment import Moment
from guide.player.transport import State
from guide.timeline.timeline import SegmentKind
from guide.ui.practice.words import phase_word, translate
from guide.ui.widgets.ring import RingFace

_AT_REST = 0.5
"""How full the disc is drawn while no breath moves it."""


def face_of(moment: Moment, state: State, *, waiting: bool = False) -> RingFace:
    """The ring's face: the breath and its count, the time to get ready, a pause, or the end."""
    if state is State.ENDED:
        return _spoken(RingFace(word=translate("Practice", "Done"), share=1.0, fullness=1.0))
    if state is State.PAUSED:
        number, of = _count(moment)
        paused = translate("Practice", "When you like") if waiting else translate("Practice", "Paused")
        share = moment.hold_share if number else None
        return _spoken(RingFace(paused, number, of, share, _AT_REST))
    if moment.position < 0:
        word = translate("Practice", "Get ready")
        return _spoken(RingFace(word, str(moment.seconds_to_get_ready), fullness=_AT_REST))
    number, of = _count(moment)
    return _spoken(RingFace(_word(moment), number, of, moment.hold_share if number else None, moment.fullness))


def stilled(face: RingFace, before: RingFace) -> RingFace:
    """The face for reduced motion: the disc rests, and the arc moves on only with the word or the number."""
    same = (face.word, face.number, face.of) == (before.word, before.number, before.of)
    kept = face.share is not None and before.share is not None and before.share <= face.share
    share = before.share if same and kept else face.share
    return RingFace(face.word, face.number, face.of, share, _AT_REST, face.spoken)


def _word(moment: Moment) -> str:
    if moment.segment.kind is SegmentKind.REPS:
        return translate("Practice", "Round") if moment.number else ""
    if moment.segment.kind is SegmentKind.REST:
        return translate("Practice", "Rest")
    if moment.phase is None or moment.segment.quiet:
        return ""
    return phase_word(moment.phase)


def _count(moment: Moment) -> tuple[str, str]:
    if moment.number is None or moment.segment.quiet or moment.position < 0:
        return "", ""
    return str(moment.number), translate("Practice", "of {n}").format(n=moment.total)


def _spoken(face: RingFace) -> RingFace:
    words = " ".join(word for word in (face.word, face.number, face.of) if word)
    return RingFace(face.word, face.number, face.of, face.share, face.fullness, words)
