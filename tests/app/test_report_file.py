"""The report as a PDF, made in a process that has Qt already."""

from __future__ import annotations

from datetime import date

import pytest

from walkreminder.app import report_file
from walkreminder.app.report_file import report_pdf
from walkreminder.core.report_period import Asked
from walkreminder.core.settings import GoalSettings
from walkreminder.core.trouble import Trouble
from walkreminder.store.history import History

pytestmark = pytest.mark.usefixtures("qapp")
ASKED = Asked(date(2026, 11, 19), GoalSettings(), language="en")


def test_a_pdf_is_made_of_an_empty_history_too() -> None:
    with History(":memory:") as history:
        assert report_pdf({}, history, ASKED).startswith(b"%PDF")


def test_what_cannot_be_painted_is_told_with_what_helps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report_file, "put_on", lambda *_all: False)
    with (
        History(":memory:") as history,
        pytest.raises(Trouble, match="Print it from the page History"),
    ):
        report_pdf({}, history, ASKED)
