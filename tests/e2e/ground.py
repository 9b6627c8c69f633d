"""The ground a throw-away desktop stands on: a folder, a display and two buses.

It alone keeps account of the processes of a desktop: each carries a mark, so
that nothing can be left over unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.e2e import desktop_files
from tests.e2e.coming_minute import MIDDAY
from tests.e2e.processes import (
    command_line,
    end,
    line_from,
    wait_for_end,
    with_variable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

Scheme: TypeAlias = Literal["light", "dark"]

_MARK = "THROWAWAY_DESKTOP"


class Ground:
    """Where the parts of one desktop are started and ended."""

    def __init__(self, scheme: Scheme, size: tuple[int, int]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self.home = self.folder / "home"
        self.logs = self.folder / "logs"
        self.environment = _environment(self.folder, scheme)
        self._scheme = scheme
        self._size = size
        self._parts: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Write the settings of all programs, and bring up display and buses."""
        for folder in ("home", "logs", "run", "config", "data", "cache", "state"):
            (self.folder / folder).mkdir(mode=0o700)
        desktop_files.write_looks(self.folder, scheme=self._scheme)
        desktop_files.write_programs(self.folder)
        self._start_display()
        self._start_bus("session-bus", ["org.a11y.Bus", "org.xfce.Xfconf"])
        self._start_bus("system-bus", [])

    def start_part(
        self, name: str, command: Sequence[str], passing: Sequence[int] = ()
    ) -> None:
        """Start a program of the desktop, in a process group of its own."""
        with (self.logs / f"{name}.log").open("ab") as log:
            self._parts[name] = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=passing,
                start_new_session=True,
            )

    def end_part(self, name: str) -> None:
        """End one program of the desktop."""
        end(self._parts.pop(name))

    def stop(self) -> None:
        """End every part, the last one first, and insist that nothing is left."""
        for process in reversed(self._parts.values()):
            end(process)
        self._parts.clear()
        left = wait_for_end(with_variable(_MARK, str(self.folder)))
        names = [command_line(one) for one in left]
        shutil.rmtree(self.folder, ignore_errors=True)
        assert not left, f"left running: {names}"

    def show_logs(self) -> None:
        """Print what the programs had to say; pytest shows it beside a failure."""
        for log in sorted(self.logs.glob("*.log")):
            if text := log.read_text(errors="replace").strip():
                sys.stdout.write(f"--- {log.name}\n{text[-4000:]}\n")

    def _start_display(self) -> None:
        answer, told = os.pipe()
        width, height = self._size
        screen = ["-screen", "0", f"{width}x{height}x24"]
        command = ["Xvfb", "-displayfd", str(told), *screen]
        self.start_part("xvfb", [*command, "-nolisten", "tcp", "-noreset"], [told])
        os.close(told)
        self.environment["DISPLAY"] = ":" + line_from(answer, "the display")

    def _start_bus(self, name: str, services: Sequence[str]) -> None:
        config = desktop_files.write_bus(self.folder, name, services)
        answer, told = os.pipe()
        command = ["dbus-daemon", f"--config-file={config}", "--nofork"]
        self.start_part(
            name, [*command, "--nopidfile", f"--print-address={told}"], [told]
        )
        os.close(told)
        line_from(answer, f"the {name}")


def _environment(folder: Path, scheme: Scheme) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "PATH" or name.startswith("COVERAGE")
    }
    return kept | {
        _MARK: str(folder),
        # No sound card is here: our own player and voice come first.
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "TZ": MIDDAY.key,
        "HOME": str(folder / "home"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CURRENT_DESKTOP": "XFCE",
        "XDG_SESSION_TYPE": "x11",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder / 'session-bus'}",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder / 'system-bus'}",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "GTK_THEME": "Adwaita:dark" if scheme == "dark" else "Adwaita",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        # Whoever reads a window may ask for a part of it that has just gone.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "LANG": "C.UTF-8",
    }
