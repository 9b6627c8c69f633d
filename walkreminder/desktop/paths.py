"""Say where every file lives, and make the folders; nothing else spells a path."""

from __future__ import annotations

import os
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from walkreminder.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APP = "walkreminder"
# The kernel ends a socket's name at 107 bytes, other systems sooner.
_LONGEST_SOCKET = 100


@dataclass(frozen=True, slots=True)
class Paths:
    """Where one copy of the app keeps its files."""

    settings: Path
    data: Path
    history: Path
    backups: Path
    log_folder: Path
    crash_log: Path
    lock: Path
    socket: Path


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Return where the files live for this user and environment."""
    home = environ.get("WALKREMINDER_HOME", "")
    if home:
        root = _absolute(home)
        socket = root / "run" / "control.sock"
        # A Windows pipe has a name only, which must differ from copy to copy.
        if sys.platform == "win32" or len(os.fsencode(socket)) > _LONGEST_SOCKET:
            socket = _shared_socket(environ, root)
        return _paths(root / "settings.toml", root, root / "log", socket)
    config, data, log = _user_folders(environ)
    return _paths(config / "settings.toml", data, log, _shared_socket(environ, data))


def make_folders(paths: Paths) -> None:
    """Create the folders that are missing and check that they can be written."""
    for folder in (paths.settings.parent, paths.data, paths.backups, paths.log_folder):
        _make(folder, 0o755)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _not_writable(folder, "it is read-only")
    make_private(paths.socket.parent)


def make_private(folder: Path) -> None:
    """Create a folder for its owner alone; Trouble where it is somebody else's."""
    _make(folder, 0o700)
    _keep_to_owner(folder)


def _absolute(home: str) -> Path:
    try:
        return Path(os.path.expanduser(home)).absolute()  # noqa: PTH111  never raises
    except FileNotFoundError as problem:
        raise Trouble(
            f"WALKREMINDER_HOME={home} lies in a folder that is gone.",
            "Change to another folder, or write it from / on.",
        ) from problem


def _paths(settings: Path, data: Path, log_folder: Path, socket: Path) -> Paths:
    return Paths(
        settings=settings,
        data=data,
        history=data / "history.sqlite3",
        backups=data / "backups",
        log_folder=log_folder,
        crash_log=log_folder / "crash.log",
        lock=data / "lock",
        socket=socket,
    )


def _user_folders(environ: Mapping[str, str]) -> tuple[Path, Path, Path]:
    # Imported here: the command line asks a portable copy without it.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    usual = PlatformDirs(_APP, appauthor=False)
    try:
        return (
            _xdg(environ, "XDG_CONFIG_HOME", _APP) or usual.user_config_path,
            _xdg(environ, "XDG_DATA_HOME", _APP) or usual.user_data_path,
            _xdg(environ, "XDG_STATE_HOME", f"{_APP}/log") or usual.user_log_path,
        )
    except RuntimeError as problem:
        raise Trouble(
            "Your home folder is not known.",
            "Set HOME to it, or WALKREMINDER_HOME to a folder for this app's files.",
        ) from problem


def _xdg(environ: Mapping[str, str], variable: str, below: str) -> Path | None:
    folder = Path(environ.get(variable, ""))
    # The specification wants a relative one ignored.
    return folder / below if folder.is_absolute() else None


def _shared_socket(environ: Mapping[str, str], data: Path) -> Path:
    # Copies with different data share the runtime folder, hence the sum. It need
    # not be a strong one, which would start OpenSSL.
    name = f"{zlib.crc32(os.fsencode(data)):08x}.sock"
    for folder in _runtime_folders(environ):
        if len(os.fsencode(folder / name)) <= _LONGEST_SOCKET:
            return folder / name
    # Short; it is checked to be ours when it is made.
    return Path("/tmp", f"{_APP}-{_user()}", name)  # noqa: S108


def _runtime_folders(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folders that a socket may lie in, the best first."""
    told = _xdg(environ, "XDG_RUNTIME_DIR", _APP)
    if told is not None:
        yield told
    if _has_session_folder():
        yield Path("/run/user", _user(), _APP)
    # Imported here: few sessions come so far.
    import tempfile  # noqa: PLC0415

    yield Path(tempfile.gettempdir(), f"{_APP}-{_user()}")


def _user() -> str:
    return "user" if sys.platform == "win32" else str(os.getuid())


def _has_session_folder() -> bool:
    return os.access(Path("/run/user", _user()), os.W_OK)


def _make(folder: Path, mode: int) -> None:
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as problem:
        raise _not_writable(folder, problem.strerror or str(problem)) from problem


def _keep_to_owner(folder: Path) -> None:
    if sys.platform == "win32":
        return
    facts = folder.lstat()
    if facts.st_uid != os.getuid() or folder.is_symlink():
        raise Trouble(
            f"The folder {folder} belongs to somebody else.",
            "Set XDG_RUNTIME_DIR to a folder of your own, or remove that one.",
        )
    if facts.st_mode & 0o077:
        try:
            folder.chmod(0o700)
        except OSError as problem:
            raise _not_writable(folder, problem.strerror or str(problem)) from problem


def _not_writable(folder: Path, reason: str) -> Trouble:
    return Trouble(
        f"The folder {folder} cannot be written: {reason}.",
        "Free it or give yourself the right to write there,"
        " or set WALKREMINDER_HOME to another folder.",
    )
