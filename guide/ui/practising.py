"""From a session to its Prepare page, from there to its practice, and back."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from guide.model.units import SECOND, Ms
from guide.ui.backstage import Backstage
from guide.ui.habits import Habits

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.model.side import Side
    from guide.player.lesson import Lesson
    from guide.player.player import Player
    from guide.player.preparation import Preparation
    from guide.player.resuming import Unfinished
    from guide.timeline.options import Options
    from guide.ui.log.book import LogBook
    from guide.ui.mediakeys.keys import MediaKeys
    from guide.ui.music_field import MusicField
    from guide.ui.practice.keys import Keys
    from guide.ui.practice.page import PracticePage
    from guide.ui.practice.player_page import PlayerPage
    from guide.ui.prepare.page import PreparePage
    from guide.ui.teaching import Teaching

_LOOK_MS = 50


class Practising(QObject):
    """Leads one practice at a time. `left` tells that one is over; `settings_requested` comes from its Prepare page."""

    left = Signal()
    settings_requested = Signal()

    def __init__(self, backstage: Backstage, log: "Callable[[], LogBook]") -> None:
        """Every practice is written in `log`, which is asked for when the first one starts."""
        super().__init__(backstage.window)
        self._backstage = backstage
        self._window = backstage.window
        self._log = log
        self._habits = Habits(backstage)
        self.player: Player | None = None
        self.teaching: Teaching | None = None
        self._page: PracticePage | None = None
        backstage.window.told.connect(self._tell)

    @property
    def get_ready(self) -> Ms:
        """How long there is to walk to the mat."""
        return round(self._backstage.settings.number("get_ready_seconds")) * SECOND

    def prepare(
        self,
        name: str,
        *,
        starts: bool = False,
        rehearses: bool = False,
        options: "Options | None" = None,
        at: "tuple[str, Side | None] | None" = None,
    ) -> None:
        """Open the Prepare page of a session, by its file or id.

        `starts` goes on to the practice by itself, at a step and side where one is told; `rehearses` sees it through
        as a class instead. Raises InputError for a session that cannot be read.
        """
        from guide.player.preparation import Preparation  # noqa: PLC0415 (numpy: not before the first paint)
        from guide.player.transport import State  # noqa: PLC0415 (as above)
        from guide.ui.prepare.page import PreparePage  # noqa: PLC0415 (as above)

        if self.player is not None and self.player.state is not State.ENDED:
            # It is not left because a file was opened elsewhere.
            self._tell(self.tr("A practice is under way: leave it first, then open the other one."))
            return
        backstage = self._backstage
        session = backstage.shelf.session(name)
        backstage.sound.speak(session.language)
        chosen = options or self._habits.options(session)
        preparation = Preparation(session, backstage.shelf.catalogue, backstage.sound.narrator, chosen)
        page = PreparePage(
            backstage.theme,
            preparation,
            voices=backstage.voices(session.language),
            voice=backstage.settings.text("voice"),
            music=self._music_field(),
            rooms=backstage.rooms,
            get_ready=self.get_ready,
            liked=lambda: self._habits.options(session),
        )
        page.back_requested.connect(self._window.go_back)
        page.settings_requested.connect(self.settings_requested)
        page.voice_chosen.connect(lambda voice: backstage.set("voice", voice))
        self._keep_voice_shown(page)
        page.options_changed.connect(lambda changed: self._habits.keep(session, changed))
        page.start_requested.connect(lambda position: self._start(preparation, position))
        page.class_requested.connect(lambda: self._lead(preparation))
        self.leave()
        self._window.go_home()
        self._window.open_page(page)
        QTimer.singleShot(0, page, preparation.make_tones)
        if rehearses:
            self._when_ready(preparation, page, lambda: self._rehearse(preparation))
        elif starts:
            self._when_ready(preparation, page, lambda: self._start_at(preparation, at))

    def go_on(self, found: "Unfinished", *, anew: bool) -> None:
        """Go on in the step and side that a practice was left in, or start it anew, with the same options."""
        name = str(found.session.file or found.session.id)
        at = None if anew else (found.practice.step, found.practice.side)
        self.prepare(name, starts=True, options=found.options, at=at)

    def leave(self) -> None:
        """End the practice under way, if there is one."""
        if self.player is not None:
            page, self._page = self._page, None  # what there still is to tell is told in the window
            if self.teaching is not None:
                self.teaching.close()
                self.teaching.deleteLater()
                self.teaching = None
            self._media_keys.end()
            self._log().stop()
            self.player.close()
            self.player = None
            for sentence in page.untold if page else ():
                self._window.tell(sentence)
            self.left.emit()

    @property
    def _music(self) -> bool | None:
        """Whether music plays; None where there is none to play."""
        settings = self._backstage.settings
        return settings.flag("music") if settings.text("music_folder") else None

    def _toggle_music(self, page: "PracticePage") -> None:
        if self._music is None:
            self._shown(page).answer(self.tr("There is no music: choose a folder of yours in the settings."))
            return
        self._backstage.set("music", not self._music)
        page.controls.show_music(playing=self._music)
        self._shown(page).answer(self.tr("The music plays.") if self._music else self.tr("The music is off."))

    def _keep_voice_shown(self, page: "PreparePage") -> None:
        """Let a page show which voice speaks, also when another one is chosen in the settings."""
        settings = self._backstage.settings

        def show(name: str) -> None:
            if name == "voice":
                page.choices.show_voice(settings.text(name))

        stop = settings.listen(show)
        page.destroyed.connect(lambda: stop())  # noqa: PLW0108 (`destroyed` tells what it destroys, `stop` takes nothing)

    def _music_field(self) -> "MusicField":
        from guide.ui.music_field import MusicField  # noqa: PLC0415 (as above)

        field = MusicField(self._backstage.theme, self._backstage.settings)
        field.failed.connect(self._window.answer)
        return field

    @cached_property
    def _media_keys(self) -> "MediaKeys":
        from guide.ui.mediakeys.keys import MediaKeys  # noqa: PLC0415 (as above)

        keys = MediaKeys()
        keys.show_requested.connect(self._window.bring_to_front)
        return keys

    def _when_ready(self, preparation: "Preparation", page: "PreparePage", begin: "Callable[[], None]") -> None:
        """Begin once the first words can be spoken, unless the page was left meanwhile."""
        if self._window.page is not page:
            return
        if preparation.is_ready:
            begin()
        else:
            QTimer.singleShot(_LOOK_MS, page, lambda: self._when_ready(preparation, page, begin))

    def _start_at(self, preparation: "Preparation", at: "tuple[str, Side | None] | None") -> None:
        from guide.player.resuming import beginning_of  # noqa: PLC0415 (as above)

        self._start(preparation, beginning_of(preparation.timeline, *at) or 0 if at else 0)

    def _start(self, preparation: "Preparation", position: Ms, *, plays: bool = True) -> "PracticePage":
        from guide.player.player import Player  # noqa: PLC0415 (loaded by now)
        from guide.ui.practice.key_words import go_on_words, unread_words  # noqa: PLC0415 (as above)
        from guide.ui.practice.keys import parse_keys  # noqa: PLC0415 (as above)
        from guide.ui.practice.page import PracticePage  # noqa: PLC0415 (as above)

        backstage = self._backstage
        keys, unread = parse_keys(backstage.settings.text("keys"))
        backstage.reciter.stop()
        self.player = player = Player(
            preparation.lesson,
            backstage.sound.narrator,
            backstage.sound.deck,
            notify=self._tell,
            get_ready=self.get_ready,
            start=position,
            go_on=go_on_words(keys),
        )
        self._log().record(player, preparation.lesson.session.file, self._tell)
        player.play()  # before there is a page: it may be heard while that is made
        if not plays:
            player.pause()  # at its beginning, before anything is heard
        self._page = page = PracticePage(backstage.theme, player, figure=backstage.figure, keys=keys)
        page.pace_tapped.connect(self._habits.keep_pace)
        page.choice_made.connect(partial(self._habits.keep_choice, preparation.lesson))
        page.left.connect(self._window.go_back)
        page.left.connect(self.leave)
        page.library_requested.connect(self._window.go_home)
        page.library_requested.connect(self.leave)
        page.full_screen_requested.connect(self._window.toggle_full_screen)
        page.keys_requested.connect(self._window.show_keys)
        page.music_toggled.connect(lambda: self._toggle_music(page))
        page.controls.show_music(playing=self._music)
        page.class_requested.connect(lambda: self._teach(page, preparation.lesson, keys))
        self._media_keys.begin(player)
        self._window.open_page(page, immersive=True)
        if unread:
            page.say(unread_words(unread))
        return page

    def _lead(self, preparation: "Preparation") -> None:
        """Start a session as a class."""
        page = self._start(preparation, 0)
        page.class_requested.emit()

    def _rehearse(self, preparation: "Preparation") -> None:
        """See a session through as a class would, while the class itself waits at its beginning."""
        page = self._start(preparation, 0, plays=False)
        page.class_requested.emit()
        if self.teaching is not None:
            self.teaching.rehearse()

    def _teach(self, page: "PracticePage", lesson: "Lesson", keys: "Keys") -> None:
        """Lead the practice of a page as a class from now on."""
        from guide.ui.teaching import Teaching  # noqa: PLC0415 (as above)

        if self.teaching is None:
            self.teaching = teaching = Teaching(self._backstage, page.player, lesson, keys, page.finishing)
            teaching.left.connect(page.left)
            teaching.music_toggled.connect(page.music_toggled)
            teaching.pace_tapped.connect(self._habits.keep_pace)
            teaching.choice_made.connect(page.choice_made)
            teaching.led.connect(self._media_keys.begin)
        self.teaching.open()

    def _tell(self, sentence: str) -> None:
        """Tell what came up aside: in a practice quietly, for nothing may move under who practises."""
        if self._page is not None:
            self._shown(self._page).say(sentence)
        else:
            self._window.tell(sentence)

    def _shown(self, page: "PracticePage") -> "PlayerPage":
        """The page of who leads, while a practice is a class; else that of who practises."""
        return (self.teaching and self.teaching.page) or page
