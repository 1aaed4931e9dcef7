"""The settings page, made from the table of settings."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guide.errors import GuideError
from guide.model.units import SECOND
from guide.settings import TABLE, Settings, Value
from guide.ui.classroom.screens import screen_choices
from guide.ui.music_field import MusicField
from guide.ui.paces import OFFERED
from guide.ui.settings_page import words
from guide.ui.settings_page.folder_field import FolderField
from guide.ui.settings_page.keys_field import KeysField
from guide.ui.settings_page.rows import Amount, Beside, Row
from guide.ui.settings_page.services import Choices, Services
from guide.ui.theme import LARGE, MEDIUM, SMALL, Theme
from guide.ui.widgets.buttons import BackButton, LinkButton, OtherButton
from guide.ui.widgets.scroll import ScrollPage
from guide.ui.widgets.segmented import Segmented
from guide.ui.widgets.select import Select
from guide.ui.widgets.switch import Switch
from guide.ui.widgets.text import Text, ink_soft

_BY_NAME = {setting.name: setting for setting in TABLE}
_STEPS = {"rate": 0.05, "get_ready_seconds": 1.0, "text_size": 10.0}
_VOLUME_STEP = 0.05


class SettingsPage(ScrollPage):
    """Every change is in force at once, and kept. `left` asks to go back; `failed` carries a sentence."""

    widest = 960

    left = Signal()
    about_requested = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme, settings: Settings, services: Services) -> None:
        super().__init__(theme)
        self._settings = settings
        self._services = services
        self._show: dict[str, Callable[[], None]] = {}
        self._fill: list[Callable[[], None]] = []
        self._rows = QVBoxLayout(self.content)
        self._rows.setSpacing(24)
        self._add_heading()
        self._section(self.tr("Voice"), self._voice(), self._amount("rate"))
        self._section(
            self.tr("Sound"),
            self._amount("voice_volume"),
            self._amount("bell_volume"),
            self._amount("breath_volume"),
            self._amount("music_volume"),
            self._device(),
        )
        self._section(self.tr("Music"), self._music())
        self._section(
            self.tr("Practice"),
            self._breath(),
            self._segments("guidance"),
            self._switch("speak_cautions"),
            self._amount("get_ready_seconds"),
        )
        self._section(self.tr("Look"), self._segments("theme"), self._text_size(), self._switch("reduce_motion"))
        self._section(self.tr("Figure"), self._segments("body"), self._segments("skin"))
        self._section(self.tr("Class"), self._class_screen(), self._switch("class_mirrored"))
        self._section(self.tr("Sessions"), self._folder())
        self._section(self.tr("Keys in a practice"), *self._keys())
        about = LinkButton(theme, self.tr("About Guide"))
        about.clicked.connect(self.about_requested)
        self._rows.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        stop = settings.listen(self._on_changed)
        self.destroyed.connect(lambda: stop())  # noqa: PLW0108 - `destroyed` tells what it destroys, `stop` takes nothing

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew which voices and devices there are."""
        super().showEvent(event)
        if not event.spontaneous():
            for fill in self._fill:
                fill()

    def _add_heading(self) -> None:
        back = BackButton(self._theme, self.tr("Back"))
        back.clicked.connect(self.left)
        self._rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(Text(self._theme, self.tr("Settings"), LARGE))

    def _section(self, title: str, *rows: QWidget) -> None:
        self._rows.addSpacing(8)
        self._rows.addWidget(Text(self._theme, title, MEDIUM))
        for row in rows:
            self._rows.addWidget(row)

    def _row(self, name: str, control: QWidget, show: Callable[[], None]) -> Row:
        self._show[name] = show
        show()
        return Row(self._theme, words.label(name), words.help_of(name, _BY_NAME[name].help), control)

    def _set(self, name: str, value: Value) -> None:
        self._try(lambda: self._settings.set(name, value))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except GuideError as error:
            self.failed.emit(str(error))

    def _on_changed(self, name: str) -> None:
        show = self._show.get("inhale_seconds" if name == "exhale_seconds" else name)
        if show:
            show()

    def _amount(self, name: str) -> Row:
        amount = Amount(self._theme, _BY_NAME[name], words.label(name), _STEPS.get(name, _VOLUME_STEP))
        amount.changed.connect(lambda _value: self._set(name, amount.value))
        return self._row(name, amount, lambda: amount.show_value(self._settings.number(name)))

    def _text_size(self) -> Row:
        row = self._amount("text_size")
        for amount in row.findChildren(Amount):
            amount.wait_for_release()
        return row

    def _switch(self, name: str) -> Row:
        switch = Switch(self._theme, words.label(name))
        switch.toggled.connect(lambda on: self._set(name, on))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(switch)
        row.addStretch(1)
        return self._row(name, holder, lambda: switch.setChecked(self._settings.flag(name)))

    def _segments(self, name: str) -> Row:
        segments = Segmented(self._theme, words.answers(name), words.label(name))
        segments.chosen.connect(lambda key: self._set(name, key))
        return self._row(name, segments, lambda: segments.choose(self._settings.text(name)))

    def _voice(self) -> Row:
        select = Select(self._theme, words.label("voice"))
        sample = OtherButton(self._theme, self.tr("Hear it"), "voice")
        sample.clicked.connect(lambda: self._try(self._services.play_sample))
        show = self._listing(select, "voice", self.tr("The best one there is"), self._services.voices)
        return self._row("voice", Beside(select, sample), show)

    def _device(self) -> Row:
        select = Select(self._theme, words.label("output_device"))
        test = OtherButton(self._theme, self.tr("Test"), "voice")
        test.setAccessibleName(self.tr("Play a test sound"))
        test.clicked.connect(lambda: self._try(self._services.play_test_sound))
        show = self._listing(select, "output_device", self.tr("The system's choice"), self._services.devices)
        return self._row("output_device", Beside(select, test), show)

    def _class_screen(self) -> Row:
        select = Select(self._theme, words.label("class_screen"))
        show = self._listing(select, "class_screen", self.tr("The second one, if there is one"), screen_choices)
        return self._row("class_screen", select, show)

    def _listing(self, select: Select, name: str, default: str, read: Callable[[], Choices]) -> Callable[[], None]:
        """Fill a list whenever the page is shown: voices and devices come and go."""

        def fill() -> None:
            select.clear()
            select.add("", default)
            try:
                for key, label in read():
                    select.add(key, label)
            except GuideError as error:
                self.failed.emit(str(error))
            show()

        def show() -> None:
            wanted = self._settings.text(name)
            if select.count() and select.findData(wanted) < 0:
                select.add(wanted, self.tr("{name} (not there now)").format(name=wanted))
            select.choose(wanted)

        select.activated.connect(lambda: self._set(name, select.value))
        self._fill.append(fill)
        return show

    def _breath(self) -> Row:
        """The paces on offer, and the one in force where it is none of them."""
        select = Select(self._theme, words.label("inhale_seconds"))

        def set_both() -> None:
            inhale, exhale = (float(part) for part in select.value.split("/"))
            self._set("inhale_seconds", inhale)
            self._set("exhale_seconds", exhale)

        def show() -> None:
            now = self._settings.number("inhale_seconds"), self._settings.number("exhale_seconds")
            offered = ((pace.inhale / SECOND, pace.exhale / SECOND) for pace in OFFERED)
            with QSignalBlocker(select):
                select.clear()
                for inhale, exhale in dict.fromkeys(((0.0, 0.0), *offered, now)):
                    select.add(f"{inhale}/{exhale}", words.breath(inhale, exhale))
                select.choose(f"{now[0]}/{now[1]}")
            select.update()

        select.activated.connect(set_both)
        return self._row("inhale_seconds", select, show)

    def _folder(self) -> Row:
        field = FolderField(self._theme, self._services.usual_folder)
        field.chosen.connect(lambda folder: self._set("sessions_folder", folder))
        return self._row("sessions_folder", field, lambda: field.show_folder(self._settings.text("sessions_folder")))

    def _keys(self) -> tuple[QWidget, QWidget]:
        field = KeysField(self._theme)
        field.chosen.connect(lambda keys: self._set("keys", keys))

        def show() -> None:
            field.show_setting(self._settings.text("keys"))

        self._show["keys"] = show
        show()
        return Text(self._theme, words.help_of("keys", _BY_NAME["keys"].help), SMALL, colour=ink_soft), field

    def _music(self) -> Row:
        field = MusicField(self._theme, self._settings)
        field.failed.connect(self.failed)
        return self._row("music_folder", field, lambda: None)
