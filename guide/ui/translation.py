"""The window's language: the system's, where there is a translation."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from guide.resources import asset


def load_translation(application: QCoreApplication, locale: QLocale | None = None) -> str:
    """Install the translations of the app and of Qt's own dialogs for a locale, by default the system's.

    Days and months, which Qt names by its default locale, are then called in the language of the sentences they are in.
    Returns the language in force, such as `de`; `en`, in which the app is written, where there is no translation.
    """
    locale = locale or QLocale.system()
    own = QTranslator(application)
    if not own.load(locale, "guide", "_", str(asset("translations"))):
        QLocale.setDefault(QLocale(QLocale.Language.English, locale.territory()))
        return "en"
    QLocale.setDefault(QLocale(own.language()))
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 (only where there is a translation)

    application.installTranslator(own)
    qt = QTranslator(application)
    if qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    return own.language().split("_")[0]
