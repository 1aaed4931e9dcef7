import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from guide.ui import translation
from guide.ui.translation import load_translation

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context><name>Header</name>
<message><source>Settings</source><translation>Einstellungen</translation></message>
</context></TS>
"""


def test_without_a_translation_the_app_speaks_english(qapp: QApplication) -> None:
    assert load_translation(qapp, QLocale("xx")) == "en"


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
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
