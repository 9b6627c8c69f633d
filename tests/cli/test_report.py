"""The report as a file: by whom it is made, of which dates, and without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from walkreminder import cli
from walkreminder.core.report_period import Asked, Period

if TYPE_CHECKING:
    from walkreminder.store.history import History

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Maker:
    """Stands in for what paints a report."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    def __call__(self, history: History, asked: Asked) -> bytes:
        assert history.first_day() is None
        self.asked.append(asked)
        return b"%PDF of it"


def export(home: Path, maker: Maker | None, *words: str) -> int:
    environ = {"WALKREMINDER_HOME": str(home)}
    return cli.main(("export", *words), environ, lambda: NOW, maker)


def test_a_report_is_asked_for_by_the_ending_of_the_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    maker, file = Maker(), tmp_path / "report.PDF"
    assert export(home, maker, str(file)) == 0
    assert capsys.readouterr().out == f"Written: {file}\n"
    assert file.read_bytes() == b"%PDF of it"
    (asked,) = maker.asked
    assert asked.today == date(2026, 11, 22)
    assert not asked.black
    assert asked.period(date(2026, 3, 19)) == Period(date(2026, 3, 19), asked.today)


def test_dates_and_black_and_white_are_passed_on(home: Path, tmp_path: Path) -> None:
    maker = Maker()
    words = ("--since", "2026-10-01", "--until", "2026-10-31", "--black-and-white")
    assert export(home, maker, str(tmp_path / "report.pdf"), *words) == 0
    (asked,) = maker.asked
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    assert asked.period(date(2026, 3, 19)) == october
    assert asked.black


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "today"), "'today' is no date. Write it like 2026-11-23."),
        (("--until", "2026-02-30"), "'2026-02-30' is no date."),
    ],
)
def test_what_is_no_date_is_refused_and_nothing_written(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, str],
    said: str,
) -> None:
    maker = Maker()
    assert export(home, maker, str(tmp_path / "report.pdf"), *words) == 1
    assert capsys.readouterr().err.startswith(said)
    assert not maker.asked
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("word", ["--since=2026-10-01", "--until=2026-10-01"])
def test_dates_go_with_a_report_alone(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        export(home, Maker(), str(tmp_path / "walks.csv"), word)
    assert ended.value.code == 2
    assert "goes with a report, a file ending in .pdf" in capsys.readouterr().err


def test_where_nobody_can_paint_a_pdf_is_no_kind_of_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(home, None, str(tmp_path / "report.pdf")) == 1
    assert "one of .json, .csv, .ics." in capsys.readouterr().err


def run(home: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    ours = {
        "WALKREMINDER_HOME": str(home),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    return subprocess.run(
        [sys.executable, "-m", "walkreminder", *words],
        env=kept | ours | environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs what reads a PDF")
@pytest.mark.parametrize("display", ["", ":4711"])
def test_it_is_painted_without_a_display(
    home: Path, tmp_path: Path, display: str
) -> None:
    file = tmp_path / "report.pdf"
    logged = run(home, "log", "--minutes", "20", "--at", "2026-11-11T10:00")
    assert logged.returncode == 0
    done = run(home, "export", str(file), **({"DISPLAY": display} if display else {}))
    assert (done.returncode, done.stderr) == (0, "")
    told = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert told.count("\f") == 1
    assert "in 1 walk" in told
    assert "General wellness information. Not reviewed by a clinician." in told


def test_no_other_export_knows_of_qt(home: Path, tmp_path: Path) -> None:
    loads = (
        "import sys\n"
        "from walkreminder.__main__ import main\n"
        f"sys.argv = ['walkreminder', 'export', {str(tmp_path / 'all.json')!r}]\n"
        "code = main()\n"
        "print(code, [each for each in sys.modules if each.startswith('PySide6')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", loads],
        env=os.environ
        | {
            "WALKREMINDER_HOME": str(home),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.endswith("0 []\n")
