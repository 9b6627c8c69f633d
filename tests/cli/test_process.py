from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from walkreminder import __version__
from walkreminder.__main__ import main

if TYPE_CHECKING:
    from typing import IO

    from tests.cli.said import Run

posix = pytest.mark.skipif(sys.platform == "win32", reason="speaks of file descriptors")
FULL = Path("/dev/full")


# Root may do anything, unless it lets go of that.
POWERLESS = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "WALKREMINDER_HOME": str(home),
        "TZ": "Europe/Berlin",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONIOENCODING": "utf-8",
    }


@pytest.fixture
def bare(environment: dict[str, str], unmeasured: dict[str, str]) -> dict[str, str]:
    """Return the environment of a process that coverage leaves alone."""
    measuring = os.environ.keys() - unmeasured.keys()
    return {name: value for name, value in environment.items() if name not in measuring}


def run(
    environment: dict[str, str], *words: str, stdout: int | IO[str] = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "walkreminder", *words],
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("words", ["next --json", "status --json", "history --json"])
def test_a_question_loads_neither_qt_nor_the_scheduler_nor_a_zone_too_many(
    bare: dict[str, str], words: str
) -> None:
    script = (
        "import sys\n"
        "from walkreminder.__main__ import main\n"
        f"sys.argv[1:] = {words.split()!r}\n"
        "code = main()\n"
        "print(code, *sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.split()
    assert code == ("3" if words.startswith("status") else "0")
    assert "walkreminder.cli.files" in modules
    heavy = {"PySide6", "apscheduler", "asyncio", "jeepney", "tomlkit", "platformdirs"}
    assert not heavy & set(modules)


def test_how_long_an_answer_takes_is_told(bare: dict[str, str]) -> None:
    run(bare, "next")
    for words in ("--version", "next --json", "status --json", "history --json"):
        began = time.perf_counter()
        assert run(bare, *words.split()).returncode in {0, 3}
        took = 1000 * (time.perf_counter() - began)
        sys.stdout.write(f"walkreminder {words}: {took:.0f} ms\n")


def test_the_exit_code_is_the_commands(environment: dict[str, str]) -> None:
    codes = [
        run(environment, *words.split()).returncode
        for words in ("next", "next --zone x", "next -n 0", "snooze")
    ]
    assert codes == [0, 1, 2, 3]


def test_the_version_is_the_packages(environment: dict[str, str]) -> None:
    assert run(environment, "--version").stdout == f"{__version__}\n"


@posix
@pytest.mark.parametrize("words", ["next -n 100000", "settings show", "--help"])
def test_a_reader_who_has_seen_enough_is_no_error(
    environment: dict[str, str], words: str
) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = run(environment, *words.split(), stdout=writes)
    finally:
        os.close(writes)
    assert (done.returncode, done.stderr) == (0, "")


@posix
@pytest.mark.skipif(not FULL.exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("words", ["next", "next -n 100000", "history --json"])
def test_an_answer_that_cannot_be_written_is_told(
    environment: dict[str, str], words: str
) -> None:
    with FULL.open("w") as full:
        done = run(environment, *words.split(), stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("The answer cannot be written: No space left")
    assert done.stderr.count("\n") == 1


@posix
def test_closed_outputs_are_nobodys_loss(environment: dict[str, str]) -> None:
    command = f"{sys.executable} -m walkreminder"
    for words, code in (("next >&-", 0), ("next --zone x 2>&-", 1), ("next 2>&-", 0)):
        done = subprocess.run(
            ["/bin/sh", "-c", f"{command} {words}"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code
        assert "time zone" not in done.stdout


def test_an_output_without_the_characters_gets_them_escaped(
    environment: dict[str, str], walkreminder: Run, home: Path
) -> None:
    walkreminder("log", "--minutes", "5", "--note", "Zoë 🚶")
    (home / "settings.toml").write_text('[[reminder]]\nid = "früh"\nat = ["8:00"]\n')
    ascii_only = environment | {"PYTHONIOENCODING": "ascii"}
    told = run(ascii_only, "history", "--json")
    assert '"note": "Zo\\u00eb \\ud83d\\udeb6"' in told.stdout
    assert run(ascii_only, "next", "-n1").stdout.endswith("fr\\xfch\n")


@posix
def test_a_home_whose_name_is_no_text_is_still_a_home(
    environment: dict[str, str], tmp_path: Path
) -> None:
    odd = environment | {"WALKREMINDER_HOME": str(tmp_path / "caf\udce9")}
    for words, code in (
        ("log --minutes 5", 0),
        ("settings set walk.minutes 5", 0),
        ("settings path", 0),
        ("status", 3),
    ):
        done = run(odd, *words.split())
        assert (done.returncode, done.stderr) == (code, "")
    assert (tmp_path / "caf\udce9" / "settings.toml").exists()


def test_two_that_write_at_once_lose_nothing(environment: dict[str, str]) -> None:
    run(environment, "log", "--minutes", "1")
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "walkreminder", "log", "--minutes", "2"],
            env=environment,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        for _ in range(4)
    ]
    ends = [(writer.communicate()[1], writer.returncode) for writer in writers]
    assert ends == [("", 0)] * 4
    assert run(environment, "history").stdout.count("2 min") == 4


@posix
@pytest.mark.skipif(
    shutil.which(POWERLESS[0]) is None, reason="root could write all the same"
)
def test_a_folder_that_may_not_be_written_is_told_and_can_still_be_read(
    environment: dict[str, str], home: Path
) -> None:
    def ask(words: str) -> tuple[int, str]:
        done = subprocess.run(
            [*POWERLESS, sys.executable, "-m", "walkreminder", *words.split()],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout + done.stderr

    ask("log --minutes 7")
    home.chmod(0o500)
    try:
        for words in ("log --minutes 1", "settings set walk.minutes 5"):
            code, told = ask(words)
            assert code == 1
            assert "cannot be written" in told
        code, told = ask("history")
        assert (code, "7 min" in told) == (0, True)
        assert [ask(words)[0] for words in ("next", "status")] == [0, 3]
        home.chmod(0)
        for words in ("next", "status", "history", "log --minutes 1", "settings check"):
            code, told = ask(words)
            assert code == 1
            assert told.count("\n") == 1
    finally:
        home.chmod(0o700)


def test_ctrl_c_while_the_app_thinks_ends_quietly(
    walkreminder: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> dict[str, object]:
        raise KeyboardInterrupt

    monkeypatch.setattr("walkreminder.cli.commands.ask", interrupted)
    assert walkreminder("status") == (130, "", "")


@pytest.mark.skipif(sys.platform != "linux", reason="the app would really start")
def test_wishes_and_arguments_of_the_app_go_their_own_ways(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setenv("WALKREMINDER_HOME", str(home))
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    for words, code in (([], 1), (["--hidden"], 1), (["next"], 0), (["status"], 3)):
        monkeypatch.setattr(sys, "argv", ["walkreminder", *words])
        assert main() == code
