"""One run of the app under Qt, from the first widget to the last saved byte."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from walkreminder.app.assembly import App
from walkreminder.app.crashes import Crashes
from walkreminder.app.here import Here
from walkreminder.app.outside import APP_NAME, open_outside
from walkreminder.app.taking_over import Declined
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.stop_signals import StopSignals
from walkreminder.desktop.x11_look import blends, full_screen_in_front, leave_off_lists
from walkreminder.store.telling import Damaged
from walkreminder.ui.around import Around
from walkreminder.ui.dressing import ThemeSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from walkreminder.app.outside import Outside
    from walkreminder.desktop.paths import Paths
    from walkreminder.desktop.single_instance import Guard

# How long a tray may be late at login before the app shows itself without one.
LATE_TRAY_MS = 10_000
# Qt warns where the desktop has no portal, which we do without, or no message bus,
# which we tell ourselves.
HUSHED = """\
qt.qpa.services.warning=false
qt.qpa.theme.dbus.warning=false
qt.qpa.theme.gnome.warning=false
"""


def session(
    paths: Paths,
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    guard: Guard,
    *,
    hidden: bool,
) -> int:
    """Run the app while holding its lock; return the exit code."""
    qt = _application()
    themes = ThemeSource(qt)
    crashes = Crashes(paths.crash_log, themes, qt)
    no_log = crashes.catch()
    is_first_run = not paths.history.exists()
    try:
        outside = _opened(paths, environ, clock, qt, themes)
        around = Around(
            partial(full_screen_in_front, environ),
            partial(blends, environ),
            partial(leave_off_lists, environ),
        )
        app = App(outside, themes, around, qt.quit, qt)
        app.start()
    except Trouble as trouble:
        crashes.let_go()
        if isinstance(trouble, Declined):
            return 1
        # Where there is no app, commands may write to the files themselves.
        guard.release()
        show_trouble(trouble, themes)
        return 1
    crashes.troubled.connect(partial(app.tell, "store"))
    app.tell("log", str(no_log or ""))
    signals = StopSignals(qt)
    signals.asked_to_stop.connect(qt.quit)
    crashes.show_last()
    if is_first_run and not hidden:
        app.open("today")
    # Without a tray the main window is the only home there is.
    QTimer.singleShot(LATE_TRAY_MS if hidden else 0, partial(_be_seen, app))
    code = qt.exec()
    app.leave()
    outside.history.close()
    signals.close()
    crashes.let_go()
    return code


def _opened(
    paths: Paths,
    environ: Mapping[str, str],
    clock: Callable[[], datetime],
    qt: QApplication,
    themes: ThemeSource,
) -> Outside:
    """Open everything; a history that is damaged or gone is mended first."""
    while True:
        try:
            return open_outside(paths, environ, clock, qt)
        except Damaged as damage:
            where = "A window asks what to go on with."
            print(damage.what, where, file=sys.stderr)  # noqa: T201  as below
            # Imported here: it is seldom needed.
            from walkreminder.app.mending import mended  # noqa: PLC0415

            if not mended(damage, paths, Here(clock).today(), themes):
                raise Declined(damage.what, damage.remedy) from damage


def _be_seen(app: App) -> None:
    if not app.has_tray:
        app.open("today")


def tell_without_app(trouble: Trouble) -> None:
    """Tell in a window what happened before there was an app."""
    show_trouble(trouble, ThemeSource(_application()))


def show_trouble(trouble: Trouble, themes: ThemeSource) -> None:
    """Tell in a terminal, or in a window where nobody would see one."""
    print(trouble, file=sys.stderr)  # noqa: T201  for whoever started it by hand
    if sys.stderr is None or not sys.stderr.isatty():
        # Imported here: it is seldom needed.
        from walkreminder.ui.trouble_dialog import TroubleDialog  # noqa: PLC0415

        themes.dress()
        dialog = TroubleDialog(trouble, themes)
        dialog.help_wanted.connect(partial(_show_help, dialog, themes))
        signals = StopSignals(dialog)
        signals.asked_to_stop.connect(dialog.reject)
        dialog.exec()
        signals.close()


def _show_help(dialog: QDialog, themes: ThemeSource) -> None:
    from walkreminder.app.content import show_help_over  # noqa: PLC0415 - as above

    show_help_over(dialog, themes)


def _application() -> QApplication:
    # Our pictures are small: to share one out among threads wakes them all, and
    # takes longer than to paint it.
    os.environ["QT_NO_GUI_THREADPOOL"] = "1"
    QLoggingCategory.setFilterRules(HUSHED)
    # The names of days and months in the language of the sentences they stand in.
    english = QLocale.Language.English
    QLocale.setDefault(QLocale(english, QLocale.system().territory()))
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("walkreminder")
    qt.setApplicationDisplayName(APP_NAME)
    qt.setDesktopFileName("walkreminder")
    qt.setQuitOnLastWindowClosed(False)
    return qt
