"""A session together with how it is to be practised this time."""

from dataclasses import dataclass, replace
from typing import Final

from guide.model.pose import Catalogue
from guide.model.session import Session
from guide.model.units import Ms
from guide.timeline.compiler import Compilation, compilation, compile_session
from guide.timeline.fitting import reachable_durations
from guide.timeline.options import Options
from guide.timeline.recompile import recompile
from guide.timeline.speaker import Lengths
from guide.timeline.timeline import Pieces, Timeline

_NO_PIECES: Final = Pieces()


@dataclass(frozen=True, slots=True)
class Lesson:
    """What will be practised. Compiling is pure: the same lesson and lengths give the same timeline."""

    session: Session
    catalogue: Catalogue
    options: Options = Options()

    def with_options(self, options: Options) -> "Lesson":
        """The same session, practised otherwise."""
        return replace(self, options=options)

    def timeline(self, lengths: Lengths) -> Timeline:
        """The lesson laid out in time. Raises InputError where the options cannot be met."""
        return compile_session(self.session, self.catalogue.poses, self.options, lengths, self.catalogue.cautions)

    def nearest(self, lengths: Lengths) -> Timeline:
        """The lesson laid out in time, with a length out of reach met as nearly as it can be."""
        work = self.work(lengths)
        return work.timeline(work.nearest())

    def work(self, lengths: Lengths, known: Pieces = _NO_PIECES) -> Compilation:
        """What lays the lesson out in time. `known` is what an older compile has made."""
        catalogue = self.catalogue
        work = compilation(self.session, catalogue.poses, self.options, lengths, catalogue.cautions)
        return replace(work, known=known)

    def estimate(self) -> Timeline:
        """The lesson laid out in time before any word is rendered: the lengths of words are estimates."""
        return self.timeline(lambda _utterance: None)

    def reachable(self, lengths: Lengths) -> tuple[Ms, ...]:
        """Every length the lesson can be fitted to, ascending; the target in force is not looked at."""
        session, catalogue = self.session, self.catalogue
        return reachable_durations(session, catalogue.poses, self.options, lengths, catalogue.cautions)

    def resumed(self, timeline: Timeline, position: Ms, lengths: Lengths) -> tuple[Timeline, Ms]:
        """The lesson laid out anew around a position of `timeline`, and where that position is now."""
        catalogue = self.catalogue
        return recompile(timeline, position, self.session, catalogue.poses, self.options, lengths, catalogue.cautions)
