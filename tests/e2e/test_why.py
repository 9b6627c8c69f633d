"""Why walk on a real desktop: heard by a screen reader, saved, and printed."""

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
        # GTK asks where a PDF shall lie; it has nothing here to keep its settings.
        app.start("--hidden", GSETTINGS_BACKEND="memory")
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


def begin_with_the_keyboard(app: App) -> None:
    """Give the keyboard to the page."""
    app.say("show", "why")
    app.desktop.screen.raise_(app.window("Walk Reminder"))


def has_keyboard(app: App, name: str) -> bool:
    """Tell whether what is typed goes to something of this name."""
    return app.desktop.accessible.has_keyboard(PROGRAM, name)


def asks_for_a_name(app: App) -> bool:
    """Tell whether a file's name can be typed: in a dialog of the system, or of Qt."""
    seen = app.desktop.accessible
    return has_keyboard(app, "File name:") or any(
        seen.has_keyboard(each.name, "") for each in seen.programs()
    )


def open_save_dialog(app: App) -> None:
    """Go to the button, open its menu and choose its first line, all by keys."""
    screen, whole = app.desktop.screen, "Walk Reminder"
    begin_with_the_keyboard(app)
    screen.key("ctrl+f")
    eventually(partial(has_keyboard, app, "Search this page"), "the search is there")
    screen.key("Tab")
    button = "Print or save as PDF"
    eventually(partial(has_keyboard, app, button), "the button has the keyboard")
    screen.key("Down")
    # The menu is a window too, and has the title of the one below it.
    eventually(lambda: app.windows() == [whole, whole], "the menu is open")
    screen.key("Down", "Return")
    screen.raise_(screen.window(title="Save as PDF"))
    eventually(partial(asks_for_a_name, app), "a name can be typed")


def plain(text: str) -> str:
    """Return a text without what its lines and pages do to it."""
    return "".join(text.split())


def test_the_page_is_saved_as_a_pdf_by_keyboard(app: App) -> None:
    desktop = app.desktop
    open_save_dialog(app)
    desktop.screen.key("ctrl+a")
    desktop.screen.write("mine")
    desktop.screen.key("Return")
    # Nobody has a folder for documents here, so it is the home that is proposed.
    path = desktop.ground.home / "mine.pdf"
    eventually(path.exists, "the PDF is written")
    eventually(partial(app.reads, f"Saved as {path}."), "it is told where")
    facts = desktop.run("pdfinfo", str(path)).stdout.splitlines()
    pages = next(int(x.split()[1]) for x in facts if x.startswith("Pages:"))
    assert pages > 8
    told = desktop.run("pdftotext", "-enc", "UTF-8", str(path), "-").stdout
    *sheets, rest = told.split("\f")
    assert (len(sheets), rest) == (pages, "")
    for number, sheet in enumerate(sheets, 1):
        foot = f"{number} / {pages}"
        assert CONTENT.disclaimer in sheet
        assert foot in sheet
        assert len(plain(sheet)) > 200, foot
    said = plain(told)
    assert [c.id for c in CONTENT.cards if plain(c.title) not in said] == []
    assert [s.id for s in CONTENT.sources if plain(s.address) not in said] == []


def test_the_dialog_for_printing_opens_and_closes_by_keyboard(app: App) -> None:
    screen = app.desktop.screen
    begin_with_the_keyboard(app)
    screen.key("ctrl+p")
    screen.raise_(app.window("Print"))
    screen.key("Escape")
    eventually(lambda: app.windows() == ["Walk Reminder"], "the dialog is closed")
    app.wait_for("waiting")
    assert not is_read(app, "Sent to the printer.")
