from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from walkreminder.core.trouble import Trouble
from walkreminder.desktop.paths import Paths, find_paths, make_folders


def every_path(paths: Paths) -> list[Path]:
    return [
        paths.settings,
        paths.data,
        paths.history,
        paths.backups,
        paths.log_folder,
        paths.crash_log,
        paths.lock,
        paths.socket,
    ]


def portable(home: Path) -> Paths:
    return find_paths({"WALKREMINDER_HOME": str(home)})


def test_walkreminder_home_puts_all_of_it_under_one_folder() -> None:
    paths = portable(Path("/stick/walks"))
    assert all(p.is_relative_to("/stick/walks") for p in every_path(paths))
    assert paths.settings == Path("/stick/walks/settings.toml")
    assert paths.history == Path("/stick/walks/history.sqlite3")
    assert paths.socket == Path("/stick/walks/run/control.sock")


def test_xdg_variables_are_honoured() -> None:
    paths = find_paths(
        {
            "XDG_CONFIG_HOME": "/x/config",
            "XDG_DATA_HOME": "/x/share",
            "XDG_STATE_HOME": "/x/state",
            "XDG_RUNTIME_DIR": "/x/run",
        }
    )
    assert paths.settings == Path("/x/config/walkreminder/settings.toml")
    assert paths.history == Path("/x/share/walkreminder/history.sqlite3")
    assert paths.lock == Path("/x/share/walkreminder/lock")
    assert paths.crash_log == Path("/x/state/walkreminder/log/crash.log")
    assert paths.socket.parent == Path("/x/run/walkreminder")


def test_a_relative_xdg_variable_is_ignored() -> None:
    paths = find_paths({"XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "share"})
    assert all(p.is_absolute() for p in every_path(paths))


@pytest.mark.parametrize("length", [20, 60, 85, 100, 150, 400])
def test_the_name_of_the_socket_always_fits_the_kernel(length: int) -> None:
    deep = "/" + "d" * length
    for environ in ({"WALKREMINDER_HOME": deep}, {"XDG_RUNTIME_DIR": deep}):
        assert len(os.fsencode(find_paths(environ).socket)) <= 100


def test_two_homes_with_long_names_have_two_sockets() -> None:
    one, other = (portable(Path("/" + letter * 120)) for letter in "ab")
    assert one.socket != other.socket
    assert one.socket == portable(Path("/" + "a" * 120)).socket


def test_two_data_folders_in_one_session_have_two_sockets() -> None:
    one, other = (
        find_paths({"XDG_RUNTIME_DIR": "/run/x", "XDG_DATA_HOME": data})
        for data in ("/one", "/other")
    )
    assert one.socket != other.socket


def test_a_portable_copy_is_found_without_importing_platformdirs_or_qt() -> None:
    script = (
        "import sys; from walkreminder.desktop.paths import find_paths;"
        "find_paths({'WALKREMINDER_HOME': '/x'});"
        "print([m for m in ('platformdirs', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_making_the_folders_keeps_the_socket_to_its_owner(tmp_path: Path) -> None:
    paths = portable(tmp_path / "home")
    make_folders(paths)
    make_folders(paths)
    assert paths.backups.is_dir()
    assert paths.log_folder.is_dir()
    assert stat.S_IMODE(paths.socket.parent.stat().st_mode) == 0o700


def test_a_runtime_folder_left_open_to_others_is_closed(tmp_path: Path) -> None:
    paths = portable(tmp_path)
    paths.socket.parent.mkdir(mode=0o755)
    make_folders(paths)
    assert stat.S_IMODE(paths.socket.parent.stat().st_mode) == 0o700


def test_a_file_in_the_place_of_a_folder_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(Trouble, match="cannot be written") as trouble:
        make_folders(portable(tmp_path))
    assert "WALKREMINDER_HOME" in trouble.value.remedy


@pytest.mark.usefixtures("nobody_special")
def test_a_read_only_folder_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir(mode=0o500)
    with pytest.raises(Trouble, match="cannot be written"):
        make_folders(portable(tmp_path))


def test_a_folder_that_the_system_calls_unwritable_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda folder, _: "log" not in str(folder))
    with pytest.raises(Trouble, match="read-only"):
        make_folders(portable(tmp_path))


def test_a_runtime_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Trouble, match="somebody else"):
        make_folders(portable(tmp_path))


def test_a_runtime_folder_that_cannot_be_closed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    paths = portable(tmp_path)
    paths.socket.parent.mkdir(mode=0o755)
    monkeypatch.setattr(Path, "chmod", refuse)
    with pytest.raises(Trouble, match="not permitted"):
        make_folders(paths)


def test_without_a_runtime_folder_the_socket_lies_in_one_of_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(os, "access", lambda *_: False)
    folder = find_paths({}).socket.parent
    assert folder == tmp_path / f"walkreminder-{os.getuid()}"


def test_even_a_long_folder_for_temporary_files_is_no_obstacle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/" + "t" * 120)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert len(os.fsencode(find_paths({}).socket)) <= 100


def test_a_home_of_a_user_who_does_not_exist_is_a_folder_of_that_name() -> None:
    paths = find_paths({"WALKREMINDER_HOME": "~nosuchuser/x"})
    assert paths.data.parts[-2:] == ("~nosuchuser", "x")


def test_a_user_without_a_home_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: object) -> str:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.PlatformDirs.user_config_path", property(unknown))
    with pytest.raises(Trouble, match="home folder"):
        find_paths({})


def test_a_relative_home_in_a_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(Trouble, match="WALKREMINDER_HOME"):
        find_paths({"WALKREMINDER_HOME": "walks"})
