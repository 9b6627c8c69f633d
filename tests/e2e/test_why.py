"""Why walk on a real desktop: a screen reader meets every card and every muscle."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import TYPE_CHECKING

import pytest
from jeepney.wrappers import DBusErrorResponse

from tests.e2e.app import PROGRAM, App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import eventually
from walkreminder.core.benefits import SectionId, parse
from walkreminder.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.accessible import Thing

CONTENT = parse(tomllib.loads(resource("content", "en.toml").read_text("utf-8")))


@pytest.fixture(scope="module")
def app() -> Iterator[App]:
    with Desktop(None, size=(1280, 900)) as desktop:
        app = App(desktop)
        app.choose(settings_with(minutes_from_now(60)))
        app.has_run()
        app.start("--hidden")
        app.wait_for("waiting")
        app.say("show", "why")
        app.window("Walk Reminder")
        yield app
        app.quit()


def named(app: App, name: str) -> Iterator[Thing]:
    """Yield what is showing under a name, or one that goes on after a comma."""
    seen = app.desktop.accessible
    begins = (name, f"{name}, ")
    called = (
        each
        for each in seen.things(PROGRAM)
        if each.name == begins[0] or each.name.startswith(begins[1])
    )
    return (each for each in called if seen.shows(each))


def takes_a_press(app: App, thing: Thing) -> bool:
    """Press a thing, and tell whether it is one that can be pressed."""
    try:
        app.desktop.accessible.press(thing)
    except DBusErrorResponse:
        return False
    return True


def press(app: App, name: str) -> None:
    """Press what is called so, as assistive technology does."""

    def is_pressed() -> bool:
        return any(takes_a_press(app, each) for each in named(app, name))

    eventually(is_pressed, f"{name!r} can be pressed")


def read(app: App) -> str:
    """Return all names that are showing now, as one text."""
    seen = app.desktop.accessible
    return "\n".join(each.name for each in seen.things(PROGRAM) if seen.shows(each))


def is_read(app: App, words: str) -> bool:
    """Tell whether these words are showing."""
    return words in read(app)


@pytest.mark.parametrize("section", [s.id for s in CONTENT.sections])
def test_every_card_is_read(app: App, section: SectionId) -> None:
    cards = [card for card in CONTENT.cards if card.section is section]
    press(app, next(each.name for each in CONTENT.sections if each.id is section))
    eventually(lambda: cards[-1].title in read(app), f"{section} is shown")
    words = read(app)
    assert [card.title for card in cards if card.title not in words] == []


def test_every_muscle_is_read_with_what_it_does(app: App) -> None:
    press(app, next(s.name for s in CONTENT.sections if s.id is SectionId.MUSCLES))
    for zone in CONTENT.zones:
        press(app, zone.name)
        eventually(partial(is_read, app, zone.role), f"{zone.name} is told")
        assert is_read(app, zone.for_you)


def test_a_page_is_opened_by_assistive_technology(app: App) -> None:
    press(app, "Settings")
    eventually(partial(is_read, app, "Days off"), "the settings are shown")
    press(app, "Why walk")
    eventually(partial(is_read, app, CONTENT.labels.sources), "the panel is shown")


def test_every_source_is_read(app: App) -> None:
    press(app, CONTENT.labels.sources)
    eventually(lambda: CONTENT.labels.article in read(app), "the sources are shown")
    words = read(app)
    assert [each.id for each in CONTENT.sources if each.text not in words] == []
