from __future__ import annotations

import warnings
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
import tzlocal

from walkreminder.desktop.local_zone import _NOTHING_FOUND as NOTHING_FOUND
from walkreminder.desktop.local_zone import LocalZone, local_zone

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("variable", ["Asia/Tokyo", ":Asia/Tokyo"])
def test_tz_decides(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv("TZ", variable)
    found = local_zone()
    assert found.zone == ZoneInfo("Asia/Tokyo")
    assert found.trouble is None


def test_a_change_is_seen_at_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Asia/Tokyo", "America/Lima"):
        monkeypatch.setenv("TZ", name)
        assert local_zone().zone.key == name


def test_without_tz_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(tzlocal, "reload_localzone", lambda: ZoneInfo("Africa/Cairo"))
    assert local_zone().zone.key == "Africa/Cairo"


@pytest.mark.parametrize(
    "variable",
    ["Mars/Olympus", "PST8PDT,M3.2.0,M11.1.0", "/etc/passwd", ":", "Asia/Tokyo "],
)
def test_an_unknown_zone_is_utc_and_said_so(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("TZ", variable)
    found = local_zone()
    assert found.zone.key == "UTC"
    assert found.trouble is not None
    assert "UTC is used" in found.trouble.what
    assert found.trouble.what.endswith(f'TZ is "{variable}", which names no zone.')


def test_a_zone_without_a_name_is_utc_and_said_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = tmp_path / "copy"
    source.write_bytes(zone_bytes())
    with source.open("rb") as file:
        nameless = ZoneInfo.from_file(file, key="local")
    monkeypatch.setattr(tzlocal, "reload_localzone", lambda: nameless)
    assert local_zone().trouble is not None


@pytest.mark.parametrize("variable", ["Mars/Olympus", ""])
def test_a_zone_that_was_known_is_kept_while_none_is(
    monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """As for a moment while the file that names it is removed and made anew."""

    def nothing_found() -> ZoneInfo:
        warnings.warn(f"{NOTHING_FOUND}, defaulting to UTC.", stacklevel=1)
        return ZoneInfo("UTC")

    monkeypatch.setenv("TZ", variable)
    if not variable:
        monkeypatch.setattr(tzlocal, "reload_localzone", nothing_found)
        assert local_zone() == LocalZone(ZoneInfo("UTC")), "a system without any"
    found = local_zone(ZoneInfo("Europe/Berlin"))
    assert found.zone.key == "Europe/Berlin"
    assert found.trouble is not None
    assert "so Europe/Berlin is used" in found.trouble.what


def test_files_that_contradict_each_other_are_said_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def conflict() -> ZoneInfo:
        # It looks into the files only where there is no TZ.
        monkeypatch.delenv("TZ", raising=False)
        raise ZoneInfoNotFoundError("Multiple conflicting configurations:\nmany lines")

    monkeypatch.setattr(tzlocal, "reload_localzone", conflict)
    trouble = local_zone().trouble
    assert trouble is not None
    assert "conflicting" in trouble.what
    assert "\n" not in trouble.what


def zone_bytes() -> bytes:
    return files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()


def test_a_file_that_cannot_be_read_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def folder() -> ZoneInfo:
        monkeypatch.delenv("TZ", raising=False)
        raise IsADirectoryError(21, "Is a directory", "/etc/timezone")

    monkeypatch.setattr(tzlocal, "reload_localzone", folder)
    trouble = local_zone().trouble
    assert trouble is not None
    assert trouble.what.endswith("UTC is used: /etc/timezone: Is a directory.")
