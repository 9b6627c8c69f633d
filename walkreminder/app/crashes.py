"""Mistakes of ours: written down as they happen, shown, and told at the next start."""

from __future__ import annotations

import faulthandler
import platform
import sys
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from walkreminder import __version__
from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from walkreminder.ui.crash import CrashDialog
    from walkreminder.ui.dressing import ThemeSource


class Crashes(QObject):
    """Catches what nobody else has, from catch() to let_go().

    `troubled` carries the sentence of a Trouble that reached nobody: that is the
    environment's doing, and no crash.
    """

    troubled = Signal(str)

    def __init__(
        self, log: Path, themes: ThemeSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._themes = themes
        self._dialog: CrashDialog | None = None
        self._last_run = ""
        self._unseen = False

    def catch(self) -> Trouble | None:
        """Begin to catch, and keep what the last run left in the log.

        Where the log cannot be written, that is returned, and nothing is kept.
        """
        trouble = None
        try:
            self._file = self._opened()
        except OSError as problem:
            trouble = Trouble(
                f"The log {self._log} cannot be written: {problem.strerror}.",
                "Free its place or give yourself the right to write there.",
            )
            # Open for as long as the app runs, as the log would be.
            self._file = TemporaryFile("w", encoding="utf-8")  # noqa: SIM115  as said
        faulthandler.enable(self._file)
        sys.excepthook = self._hear
        return trouble

    def let_go(self) -> None:
        """End in order: a log in which nothing is left to tell goes."""
        sys.excepthook = sys.__excepthook__
        faulthandler.disable()
        self._file.close()
        # Somebody may have tidied up.
        if self._log.is_file() and self._log.stat().st_size == 0:
            self._log.unlink()

    def show_last(self) -> None:
        """Show what ended the last run, if a crash did."""
        if not self._last_run:
            return
        # Imported here, as below: most runs show no crash.
        from walkreminder.ui.crash import Crash, CrashDialog  # noqa: PLC0415

        self._show(CrashDialog(self._last_run, self._themes, Crash.LAST_TIME))

    def _opened(self) -> IO[str]:
        if self._log.exists():
            self._last_run = self._log.read_text(encoding="utf-8", errors="replace")
            self._log.replace(self._log.with_suffix(".last.log"))
        return self._log.open("a", encoding="utf-8")

    def _show(self, dialog: CrashDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.help_wanted.connect(self._show_help)
        dialog.show()

    def _hear(
        self,
        kind: type[BaseException],
        value: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(value, Trouble):
            self.troubled.emit(str(value))
            return
        from walkreminder.ui.crash import CrashDialog, crash_report  # noqa: PLC0415

        report = crash_report(kind, value, trace, _versions())
        print(report, file=sys.stderr)  # noqa: T201  for whoever started it by hand
        self._file.write(report + "\n")
        self._file.flush()
        # One at a time: a mistake may repeat by the second.
        if self._dialog is None or not self._dialog.isVisible():
            self._show(CrashDialog(report, self._themes))
        elif report != self._dialog.report.toPlainText():
            self._unseen = True

    def _show_help(self) -> None:
        from walkreminder.app.content import show_help_over  # noqa: PLC0415 - as above

        if self._dialog is not None:
            show_help_over(self._dialog, self._themes)

    def _forget(self) -> None:
        # What has been seen need not be told again by the next start.
        if not self._unseen:
            self._file.truncate(0)


def _versions() -> dict[str, str]:
    return {
        "Walk Reminder": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "System": platform.platform(),
    }
