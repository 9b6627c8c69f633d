"""Run another program: without a shell, without waiting, and not for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT_MS: Final = 6000
MOST_SAID: Final = 300  # bytes: more would not be read
KILLED_WITHIN_MS: Final = 200


class Program(QObject):
    """One program at a time; a new one takes the place of one that still runs.

    `ended` brings what went wrong, in a few words, or "" where nothing did; `hung`
    says that it was ended for taking too long. Each run leads to one of them, unless
    it is stopped. `limit` is the longest that one may run, in milliseconds.
    """

    ended = Signal(str)
    hung = Signal(str)

    def __init__(self, parent: QObject | None = None, limit: int = LIMIT_MS) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._name = ""
        self._said = b""
        self._limit = QTimer(self, singleShot=True, interval=limit)
        self._limit.timeout.connect(self._give_up)

    def run(self, command: Sequence[str]) -> None:
        """Start a command, given as its arguments."""
        self.stop()
        process = QProcess(self)
        self._process, self._name, self._said = process, command[0], b""
        nowhere = QProcess.nullDevice()
        process.setStandardInputFile(nowhere)
        process.setStandardOutputFile(nowhere)
        process.readyReadStandardError.connect(self._listen)
        process.errorOccurred.connect(self._fail)
        process.finished.connect(self._end)
        self._limit.start()
        process.start(command[0], list(command[1:]))

    def stop(self) -> None:
        """End what runs; nobody hears of it."""
        process = self._let_go()
        if process is not None and process.state() != QProcess.ProcessState.NotRunning:
            process.kill()
            # A program that was killed is gone at once, but for a broken disk.
            process.waitForFinished(KILLED_WITHIN_MS)

    def _let_go(self) -> QProcess | None:
        """Hear no more of the process that ran, and let it be cleared away."""
        process, self._process = self._process, None
        self._limit.stop()
        if process is not None:
            process.readyReadStandardError.disconnect(self._listen)
            process.errorOccurred.disconnect(self._fail)
            process.finished.disconnect(self._end)
            if process.state() == QProcess.ProcessState.NotRunning:
                process.deleteLater()
            else:
                process.finished.connect(process.deleteLater)
        return process

    def _listen(self) -> None:
        if self._process is not None:
            said = self._process.readAllStandardError().data()
            self._said = (self._said + said)[-MOST_SAID:]

    def _fail(self, error: QProcess.ProcessError) -> None:
        # After a crash it has finished as well.
        if error is QProcess.ProcessError.FailedToStart:
            self._let_go()
            self.ended.emit(f"{self._name} cannot be started")

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        self._listen()
        self._let_go()
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.ended.emit("")
            return
        lines = self._said.decode(errors="replace").strip().splitlines()
        self.ended.emit(lines[-1].strip() if lines else f"it ended with {code}")

    def _give_up(self) -> None:
        self.stop()
        self.hung.emit("it did not end")
