"""The player: one practice from Start to its clean end. The window and the terminal hold it and call `tick`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from guide.audio.clip import frames_of, ms_of
from guide.audio.deck import LAST_LEAVE, Deck
from guide.audio.outlet import Notice
from guide.audio.score import Track
from guide.model.pose import Source
from guide.model.units import SECOND, Ms
from guide.player.changes import Place
from guide.player.changing import Changing
from guide.player.foresight import Foresight
from guide.player.lesson import Lesson
from guide.player.loading import Loader
from guide.player.moment import Moment, Moments, PoseName
from guide.player.narration import Narration
from guide.player.notices import SENTENCES, Notices
from guide.player.transport import State, next_step, next_stop, previous_step
from guide.timeline.events import Event, SpeechDue
from guide.timeline.options import Options
from guide.timeline.timeline import Segment, Timeline

Notify: TypeAlias = Callable[[str], None]
"""Called with a sentence for the practitioner."""

_BETWEEN_RECOMPILES: Ms = SECOND
"""Clips arrive many a second; the timeline is compiled anew for a handful of them at once."""

_LATE: Ms = 3 * SECOND
"""Words that come later than this after a jump are not gone back for."""

_TIME_TO_COMPILE: Ms = 100
"""So much longer the sound goes on as it was when somebody changes their mind."""

_PAUSING = (Notice.DISPLACED, Notice.SLEPT)
"""What a practice does not go on after by itself."""


class Player(Changing):
    """Plays a lesson on an open deck.

    It belongs to one thread; what other threads say waits for the next `tick`. Positions and lengths are milliseconds
    of the timeline; the position is negative while there is time to get ready. A practice may begin later than at its
    beginning, at `start`. `go_on` is the sentence on how to go on after a pause that nobody asked for.
    """

    def __init__(  # noqa: PLR0913 (what is played, with what, and when)
        self,
        lesson: Lesson,
        narrator: Narration,
        deck: Deck,
        *,
        notify: Notify,
        get_ready: Ms = 0,
        start: Ms = 0,
        go_on: str = "",
    ) -> None:
        self.state = State.STOPPED
        self.is_waiting = False
        self.is_muted = False
        self._has_just_changed = False
        self._lesson = lesson
        self._first_target = lesson.options.target
        self._narrator = narrator
        self._deck = deck
        self._notify = notify
        self._go_on = go_on
        self._start, self._get_ready = start, get_ready
        self._loader = Loader(narrator, deck)
        self._foresight = Foresight()
        self._missing: SpeechDue | None = None
        self._followers: list[Callable[[], None]] = []
        self._heard_version = narrator.version
        self._fired = start
        self._position = self._compiled_at = start - get_ready
        self._follow(lesson.nearest(narrator.length))
        self._set_stop(self._position)
        self._notices = Notices(deck)
        deck.seek(frames_of(self._position))

    @property
    def timeline(self) -> Timeline:
        """The practice as it is laid out now."""
        return self._timeline

    @property
    def position(self) -> Ms:
        """What is heard now, in milliseconds of the timeline; how long until it begins, as a negative number."""
        heard = self._heard()
        return heard if heard >= self._start else heard - self._start

    @property
    def start(self) -> Ms:
        """Where it begins to play, after the time to get ready."""
        return self._start

    def moment(self) -> Moment:
        """What a screen shows now."""
        position = self.position - self.is_waiting
        if position >= 0:
            return self._moments.at(position)
        coming = self._moments.at(self._start)
        if coming.segment.pose is not None:  # it begins in a pose, which is what comes next
            coming = replace(coming, next=coming.pose, next_id=coming.pose_id, next_variant=coming.variant)
        return replace(coming, position=position, caption=None, phase=None, number=None, total=None)

    def play(self) -> None:
        """Start, or go on where the sound stopped; after the end, start over, as it was changed on the way."""
        if self.state is State.PLAYING:
            return
        if self.state is State.ENDED:
            self._go_to(0)
            self._recompile(self._lesson.with_options(self.manner))
        elif self.state is State.PAUSED and self._has_new_clips:
            self._recompile(self._lesson)  # or words that came in the pause would begin in their middle
        if self.is_waiting:
            self.is_waiting = False
            self._set_stop(self._position)
        self._deck.play()
        self.state = State.PLAYING

    def pause(self) -> None:
        """Fall silent at once, in the middle of a word if need be."""
        if self.state is State.PLAYING:
            self._deck.pause()
            self._position = ms_of(self._deck.position)
            self.state = State.PAUSED

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.state is State.PLAYING:
            self.pause()
        else:
            self.play()

    def seek(self, position: Ms, get_ready: Ms = 0) -> None:
        """Go to a position, playing or not; words that are cut into fade. After the end it is no leap to go there.

        Who goes back finds what was chosen since, from the next pass that begins.
        """
        position = max(0, min(position, self.timeline.duration))
        begun = self.timeline.begun_with.values() if position < self._reached else ()
        if any(options.choices != self.options.choices for options in begun):
            self._lay(self._lesson, position)
        self._go_to(position, get_ready)
        self._practise(self._place.with_again(self._place.segment.step))
        self._missing = self._loader.missing_at(self.timeline, self._position)
        if self.state is State.ENDED and self._position < self._last:
            self.state = State.PAUSED

    def next_step(self) -> None:
        """Go to where the next step begins; from the last one to the end. Before the start, begin at once."""
        if self.position < 0:
            self.seek(self._start)
        else:
            self._leave_step()

    def previous_step(self) -> None:
        """Go to where this step began, or, just after that, the one before it. Before the start, get ready anew."""
        self.seek(previous_step(self.timeline, self._reached), self._get_ready if self.position < 0 else 0)

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001 (a setter)
        """Silence the voice alone, or let it be heard again; bells and breath go on."""
        self.is_muted = muted
        self._deck.mute(*(Track.VOICE,) * muted)

    def pose_name(self, segment: Segment) -> PoseName:
        """How the pose of a segment is called on screen."""
        return self._moments.pose_name(segment)

    def source(self, key: str | None) -> Source | None:
        """The article that words rest on; None where they rest on none."""
        return self._lesson.catalogue.sources.get(key) if key else None

    def follow(self, look: Callable[[], None]) -> None:
        """Call `look` at the end of every tick."""
        self._followers.append(look)

    def unfollow(self, look: Callable[[], None]) -> None:
        """Call `look` no more."""
        self._followers.remove(look)

    def tick(self) -> tuple[Event, ...]:
        """Bring everything up to now: call it often. Returns the events since the last call."""
        self._hear_notices()
        heard = self._heard()
        reached = max(heard, self._start)
        events = self.timeline.events_between(self._fired, reached)
        self._fired = reached
        if self.state is State.PLAYING and heard >= self._last:
            self._come_to_a_halt()
        if not self._loader.reaches(self.timeline, heard, self._last):
            self._load()
        if self._has_just_changed:  # words that are there already are taken in once the change is seen
            self._has_just_changed = False
        else:
            self._take_new_clips()
        for look in tuple(self._followers):
            look()
        return events

    def look_ahead(self) -> None:
        """Make ready for what may be changed next; to be called now and then, while nobody waits for anything."""
        if not self._foresight.is_about(self.timeline):
            if not self._narrator.is_idle:
                return  # the lengths of words are about to be others
            self._foresight.begin(self._place, self._narrator.length)
        self._foresight.go_on()

    def close(self) -> None:
        """Fall silent. The deck stays open for the next practice, with its voice."""
        self._deck.pause()
        self._deck.mute()
        self._notices.close()

    def _leave_step(self) -> None:
        is_waiting = self.is_waiting
        self.seek(next_step(self.timeline, self._within))
        if is_waiting:  # for a key, and has one now
            self.play()

    def _heard(self) -> Ms:
        """Where the sound is, in milliseconds of the timeline, also while there is time to get ready."""
        if self.state is State.PLAYING:
            self._position = ms_of(self._deck.position)
        return min(self._position, self._last)

    @property
    def _reached(self) -> Ms:
        """How far the practice has come: at its start while there is time to get ready."""
        return max(self._heard(), self._start)

    @property
    def _within(self) -> Ms:
        """As `reached`, but within the step that waits for a key: its very end is where the next one begins."""
        return self._reached - self.is_waiting

    @property
    def _last(self) -> Ms:
        """Where playing comes to a halt by itself: at a step that waits for a key, or at the end."""
        return self.timeline.duration if self._stop is None else self._stop

    def _follow(self, timeline: Timeline, begun: Sequence[bool] = ()) -> None:
        self._timeline = timeline
        self._moments = Moments(timeline, self._lesson.catalogue, begun)

    def _set_stop(self, position: Ms) -> None:
        """Look ahead for the next step that waits: nothing after it may sound before the key is pressed."""
        self._stop = next_stop(self.timeline, position)
        self._load()

    def _load(self) -> None:
        self._loader.load(self.timeline, self._start, self._position, self._last)

    def _go_to(self, position: Ms, get_ready: Ms = 0) -> None:
        before = self._start, self._last
        self._fired = position
        self._position = position - get_ready
        self._start = min(self._start, position)
        if self.is_waiting:
            self._deck.pause()
        self.is_waiting = False
        self._stop = next_stop(self.timeline, position)
        if before == (self._start, self._last) and self._loader.reaches(self.timeline, position, self._last):
            self._narrator.want(self.timeline, position)
        else:
            self._load()
        self._deck.seek(frames_of(self._position))

    def _come_to_a_halt(self) -> None:
        halt = self._last
        is_waiting = halt < self.timeline.duration
        if is_waiting:
            self._deck.wait()
        else:
            self._deck.pause(LAST_LEAVE)
        self._go_to(halt)
        self.is_waiting = is_waiting
        self.state = State.PAUSED if self.is_waiting else State.ENDED

    def _take_new_clips(self) -> None:
        if not self._has_new_clips:
            return
        late = self._come_late()
        waited = abs(self._heard() - self._compiled_at) >= _BETWEEN_RECOMPILES
        if late is not None:
            self._recompile(self._lesson, late.at - 1)  # it is heard anew, and what follows waits for all of it
            self._go_to(late.at)
        elif waited or self._narrator.is_idle:
            self._recompile(self._lesson)

    def _come_late(self) -> SpeechDue | None:
        """Words that were not there yet after a jump and now are, to begin at their beginning, also in a pause."""
        words = self._missing
        if words is None or self._narrator.clip(words.utterance) is None:
            return None
        self._missing = None
        goes_back = not (self.is_muted or self.is_waiting or self.state is State.ENDED)
        return words if goes_back and words.at < self._heard() <= words.at + _LATE else None

    @property
    def _has_new_clips(self) -> bool:
        return self._narrator.version != self._heard_version

    @property
    def _place(self) -> Place:
        return Place(self._lesson, self.timeline, self._within)

    @property
    def _point_of_change(self) -> Place:
        return Place(self._lesson, self.timeline, self._changeable - self.is_waiting)

    @property
    def _changeable(self) -> Ms:
        """From where on the timeline may be another: what sounds before will be heard by the time it is compiled.

        Negative where all of it may be.
        """
        heard = self._heard()
        coming = ms_of(self._deck.reach) + _TIME_TO_COMPILE if self.state is State.PLAYING else heard
        if coming < 0 == self._start:
            return coming
        return min(max(heard, coming, self._start), self._last)

    def _practise(self, options: Options) -> None:
        if options != self.options:
            self._recompile(self._lesson.with_options(options), self._point_of_change.position)
            self._has_just_changed = True

    def _recompile(self, lesson: Lesson, since: Ms | None = None) -> None:
        self._lay(lesson, self._changeable if since is None else since)
        self._set_stop(self._position)

    def _lay(self, lesson: Lesson, since: Ms) -> None:
        version = self._narrator.version
        known = self._foresight.known(self.timeline, lesson.options)
        timeline, _ = lesson.resumed(known, since, self._narrator.length)
        self._heard_version = version
        self._compiled_at = self._heard()
        self._lesson = lesson
        self._follow(timeline, self._moments.choreography.mirrored_until(min(since, self._position)))

    def _hear_notices(self) -> None:
        for sentence in self._narrator.notices():
            self._notify(sentence)
        for notice in self._notices.take():
            if notice not in _PAUSING:
                self._notify(SENTENCES[notice])
            elif self.state is State.PLAYING:
                self.pause()
                self._notify(f"{SENTENCES[notice]} {self._go_on}".rstrip())
