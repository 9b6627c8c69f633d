from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from walkreminder import resources
from walkreminder.resources import resource, translated

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package folder as it may be installed anywhere, still bare."""
    folder = tmp_path / "site" / "walkreminder"
    folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(folder / "resources.py"))
    return folder


@pytest.mark.parametrize(
    "parts", [("icons", "walkreminder.svg"), ("content", "en.toml")]
)
def test_what_the_app_needs_is_bundled(parts: tuple[str, ...]) -> None:
    assert resource(*parts).is_file()


def test_a_wheel_carries_its_resources_inside(package: Path) -> None:
    (package / "_resources").mkdir()
    (package.parent / "resources").mkdir()
    assert resource("icons", "x.svg") == package / "_resources" / "icons" / "x.svg"


def test_a_checkout_has_them_beside_the_package(package: Path) -> None:
    (package.parent / "resources").mkdir()
    assert resource("content") == package.parent / "resources" / "content"


def test_a_frozen_app_unpacks_them_elsewhere(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / "_resources").mkdir()
    (tmp_path / "unpacked" / "resources").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "unpacked"), raising=False)
    assert resource("icons") == tmp_path / "unpacked" / "resources" / "icons"


@pytest.mark.usefixtures("package")
def test_an_installation_without_them_says_so() -> None:
    with pytest.raises(FileNotFoundError, match="bundled resources are missing"):
        resource("icons")


@pytest.fixture
def languages(package: Path) -> Path:
    """Return a folder with texts in three languages."""
    folder = package.parent / "resources" / "content"
    folder.mkdir(parents=True)
    for language in ("en", "pt", "pt-BR"):
        (folder / f"{language}.toml").touch()
    return folder


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["pt"], "pt"),
        (["pt-BR"], "pt-BR"),
        (["pt_BR.UTF-8"], "pt-BR"),
        (["pt-PT"], "pt"),
        (["pt-Latn-PT"], "pt"),
        (["pt-Latn-BR", "pt-BR", "pt"], "pt-BR"),
        (["pt@euro"], "pt"),
        (["de-AT", "pt-AO", "en-GB"], "pt"),
        (["en-GB", "pt"], "en"),
        (["de"], "en"),
        (["C"], "en"),
        (["../content/pt"], "en"),
        ([""], "en"),
        ([], "en"),
    ],
)
def test_a_text_is_found_in_the_first_language_there_is(
    languages: Path, wanted: list[str], found: str
) -> None:
    assert translated("content", wanted) == languages / f"{found}.toml"
