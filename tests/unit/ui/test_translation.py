import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from guide.ui import translation
from guide.ui.library.words import when as when_on_card
from guide.ui.log.words import day_words, month_words, weekday_letters
from guide.ui.translation import load_translation

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context><name>Header</name>
<message><source>Settings</source><translation>Einstellungen</translation></message>
</context></TS>
"""


@pytest.fixture(autouse=True)
def usual_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def test_without_a_translation_the_app_speaks_english(qapp: QApplication) -> None:
    assert load_translation(qapp, QLocale("xx")) == "en"


def test_without_a_translation_days_and_months_are_english_too(qapp: QApplication) -> None:
    load_translation(qapp, QLocale("fr_FR"))
    assert when_on_card(date(2025, 11, 18), date(2025, 11, 21)) == "on Tuesday"
    assert when_on_card(date(2025, 11, 3), date(2025, 11, 21)) == "on 3 November"
    assert day_words(date(2025, 11, 18)) == "Tuesday 18 November"
    assert month_words(date(2025, 2, 1)) == "February"
    assert weekday_letters() == tuple("MTWTFSS")


def test_a_translation_is_found_by_the_language(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guide_de.ts").write_text(GERMAN, encoding="utf-8")
    release = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([release, tmp_path / "guide_de.ts"], check=True, capture_output=True)
    monkeypatch.setattr(translation, "asset", lambda *_: tmp_path)
    before = qapp.findChildren(QTranslator)
    try:
        assert load_translation(qapp, QLocale("de_AT")) == "de"
        assert QCoreApplication.translate("Header", "Settings") == "Einstellungen"
        assert month_words(date(2025, 2, 1)) == "Februar"
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
