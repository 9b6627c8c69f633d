"""The page itself: read back from a PDF, and looked at as a picture."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from tests.ui.report_lives import FULL, LONG_NAME, LOOKS, report, walks
from walkreminder.core.report import Kept
from walkreminder.core.report_period import Period, Span
from walkreminder.ui.report import page
from walkreminder.ui.report.page import Looks, put_on
from walkreminder.ui.report.sheet import Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from walkreminder.core.report import Report

pytestmark = pytest.mark.usefixtures("qapp")
reads_pdf = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="needs what reads a PDF"
)
TODAY = date(2026, 11, 19)
A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter

LIVES = {
    "twelve weeks": report(),
    "more than there is room for": report(told=FULL),
    "nothing yet": report(Span.FOUR_WEEKS, None, []),
    "a single day": report(Span.ALL, kept=[Kept(TODAY, 900, 3, 4)]),
    "a year": report(Span.TWELVE_MONTHS, kept=walks(date(2025, 6, 1))),
    "thirty years": report(Span.ALL, kept=walks(date(1996, 11, 21), 30)),
    "minutes of many digits": report(kept=[Kept(TODAY, 10**9, 10, 10, 10)]),
    "no goal": report(goal=0),
    "no ratings": report(kept=[Kept(TODAY, 900)]),
}


def pdf(
    report_: Report, looks: Looks = LOOKS, size: QPageSize.PageSizeId = A4
) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    writer.setPageSize(QPageSize(size))
    assert put_on(writer, report_, looks)
    del writer
    return bytes(buffer.data().data())


def read(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page."""
    file = folder / "report.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    *pages, rest = done.stdout.split("\f")
    assert not rest.strip()
    return pages


@reads_pdf
@pytest.mark.parametrize("size", [A4, LETTER, QPageSize.PageSizeId.A5])
@pytest.mark.parametrize("name", LIVES)
def test_it_is_one_page_whatever_there_is_to_say(
    name: str, size: QPageSize.PageSizeId, tmp_path: Path
) -> None:
    looks = replace(LOOKS, name=LONG_NAME)
    (text,) = read(pdf(LIVES[name], looks, size), tmp_path)
    assert "Walks and back pain" in text
    assert "Not reviewed by a clinician." in " ".join(text.split())
    assert "Walk Reminder 0.5.0" in text


@reads_pdf
def test_it_says_what_was_kept_in_words_that_can_be_searched(tmp_path: Path) -> None:
    (text,) = read(pdf(LIVES["twelve weeks"]), tmp_path)
    text = " ".join(text.split())
    for said in (
        "31 August to 19 November 2026",
        "General wellness information.",
        "Made on 19 November 2026",
        "820 min",
        "41 days",
        "in 41 walks of 81 days Goal: 150 Median of 41 ratings",
        "goes together with about as many minutes. That is no proof of cause.",
        "before walks, average",
        "Before a walk 41 3 3.7 3 to 5",
        "Highest during or just after 41 4 4.7 4 to 6",
        "The next morning 26 2 2.0 2",
        "Level 9: 20 min, 5 days a week",
        "9 Nov 2026: level 9, stepped up",
        "3 were told.",
        "28 Sep 2026 to 2 Oct 2026",
        "get help now",
        "check first",
    ):
        assert said in text, said
    assert "because" not in text


@reads_pdf
@pytest.mark.parametrize("family", ["Inter", "DejaVu Sans"])
def test_in_every_type_letters_and_digits_are_those_of_the_text(
    family: str, tmp_path: Path
) -> None:
    assert QFontDatabase.hasFamily(family), f"{family} is not installed"
    looks = replace(LOOKS, family=family)
    (text,) = read(pdf(LIVES["twelve weeks"], looks), tmp_path)
    own = [letter for letter in text if unicodedata.category(letter) == "Co"]
    assert not own
    for said in ("WALK REMINDER", "820", "check first", "9 Nov 2026: level 9"):
        assert said in text, said


@reads_pdf
def test_what_finds_no_room_is_counted(tmp_path: Path) -> None:
    (text,) = read(pdf(LIVES["more than there is room for"]), tmp_path)
    assert text.count("earlier") == 3


def picture(report_: Report, looks: Looks) -> QImage:
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.paint(painter, QRectF(20, 20, 560, 810), report_, looks)
    painter.end()
    return image


def hues(image: QImage) -> int:
    """Return how many dots have a colour, and are no mere grey."""
    dots = (
        image.pixelColor(x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    return sum(dot.saturation() > 40 for dot in dots)


def test_in_black_and_white_there_is_no_hue() -> None:
    assert hues(picture(LIVES["twelve weeks"], LOOKS)) > 100
    assert hues(picture(LIVES["twelve weeks"], replace(LOOKS, black=True))) == 0


def test_who_reads_from_the_right_begins_there() -> None:
    def side(image: QImage) -> bool:
        """Tell whether the title stands on the left."""
        left, right = (
            sum(
                image.pixelColor(x, y).lightness() < 128
                for x in xs
                for y in range(30, 60)
            )
            for xs in (range(20, 300), range(300, 580))
        )
        return left > right

    assert side(picture(LIVES["twelve weeks"], LOOKS))
    assert not side(picture(LIVES["twelve weeks"], replace(LOOKS, mirrored=True)))


@pytest.mark.parametrize("name", LIVES)
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_is_written_outside_of_the_page_or_over_its_foot(
    name: str, *, mirrored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[QRectF] = []
    write = Sheet.write

    def note(sheet: Sheet, *all_: object, **more: object) -> None:
        place = all_[2]
        assert isinstance(place, QRectF)
        places.append(QRectF(place))
        assert place.left() >= -0.01
        assert place.right() <= sheet.width + 0.01
        assert place.top() >= 0
        assert place.bottom() <= sheet.height + 0.01
        write(sheet, *all_, **more)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(Sheet, "write", note)
    looks = replace(LOOKS, name=LONG_NAME, mirrored=mirrored)
    pdf(LIVES[name], looks, LETTER)
    # The foot is written first, and nothing else reaches into it.
    foot = [place for place in places[:4] if place.top() > 600]
    assert foot
    top = min(place.top() for place in foot)
    assert all(place.bottom() <= top for place in places[len(foot) :])


def test_a_device_that_takes_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda *_all: False)
    buffer = QBuffer()
    writer = QPdfWriter(buffer)
    assert not put_on(writer, report(), LOOKS)
    del writer


def test_paper_without_any_room_is_taken_by_none() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A10))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    assert not put_on(writer, report(), LOOKS)
    del writer


def test_a_period_without_columns_of_weeks_before_is_painted_too() -> None:
    picture(report(Period(TODAY, TODAY)), LOOKS)
