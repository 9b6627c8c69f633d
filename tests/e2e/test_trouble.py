"""What can go wrong around the app on a real desktop, and what it does then."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jeepney import DBusAddress

from tests.e2e.app import COMMAND, App, settings_with
from tests.e2e.coming_minute import minutes_from_now
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import PATIENCE, eventually
from walkreminder.store.backup import back_up
from walkreminder.store.history import History
from walkreminder.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHECKOUT = Path(__file__).parents[2]
NO_BUS = "unix:path=/nowhere/bus"
A11Y = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
PRAGMAS = "PRAGMA application_id = {}; PRAGMA user_version = {}"


@pytest.fixture
def app() -> Iterator[App]:
    """Return the app, not yet started: it has run before and has an hour to go."""
    with Desktop("dunst") as desktop:
        app = App(desktop)
        app.choose(settings_with(minutes_from_now(60)))
        app.has_run()
        yield app


def is_one_sentence_with_a_remedy(text: str) -> bool:
    """Tell whether this is what happened and what to do, and nothing more."""
    return text.count("\n") == 1 and text.endswith(".\n") and ". " in text


def gives_up(app: App) -> None:
    """Insist that it said one thing, and ended as one that could not start."""
    assert app.process.wait(timeout=PATIENCE) == 1
    assert is_one_sentence_with_a_remedy(app.output), app.output
    assert app.desktop.running() == []


def test_without_a_display_it_says_so_and_touches_nothing(app: App) -> None:
    shutil.rmtree(app.data)
    app.start(DISPLAY="")
    gives_up(app)
    assert app.output.startswith("There is no display")
    assert not app.data.exists()


def test_without_a_session_bus_it_runs_says_so_and_the_card_asks(
    app: App, pictures: Path
) -> None:
    (a11y,) = app.desktop.bus.call(A11Y, "GetAddress")
    app.desktop.stop_tray_host()  # which would take an icon without a bus, too
    app.choose(settings_with(minutes_from_now(-1)))
    app.has_run()
    app.start(DBUS_SESSION_BUS_ADDRESS=NO_BUS, AT_SPI_BUS_ADDRESS=str(a11y))
    app.window("Walk Reminder")
    app.window("Time for a 1 minute walk")
    eventually(lambda: app.reads("There is no message bus"), "it is told")
    app.desktop.screen.shoot(pictures / "trouble-no-bus.png")
    app.click("Start walking")
    app.wait_for("walking")
    app.say("finish")
    app.quit()


def from_tomorrow(history: Path) -> str:
    """Let the history be of a newer version."""
    with closing(sqlite3.connect(history)) as database:
        database.executescript(PRAGMAS.format(APPLICATION_ID, VERSION + 1))
    return "was written by a newer Walk Reminder"


def of_somebody_else(history: Path) -> str:
    """Put another program's file in the history's place."""
    history.unlink()
    with closing(sqlite3.connect(history)) as database:
        database.executescript("CREATE TABLE theirs (what TEXT)")
    return "is no history of Walk Reminder"


def with_an_unknown_state(history: Path) -> str:
    """Let the state say something that only a newer app would say."""
    with closing(sqlite3.connect(history)) as database, database:
        (text,) = database.execute("SELECT json FROM state").fetchone()
        database.execute("UPDATE state SET json = ?", (text[:-1] + ',"x":1}',))
    return "does not understand"


@pytest.mark.parametrize(
    "spoil", [from_tomorrow, of_somebody_else, with_an_unknown_state]
)
def test_a_history_it_cannot_use_is_told_and_left_as_it_is(
    app: App, spoil: Callable[[Path], str], pictures: Path
) -> None:
    told = spoil(app.history)
    before = app.history.read_bytes()
    app.start()
    # Nobody may look at a terminal: a window says it, too.
    app.window("Walk Reminder")
    eventually(lambda: app.reads(told), "the window says what is wrong")
    app.desktop.screen.shoot(pictures / "trouble-history.png")
    app.click("Close")
    gives_up(app)
    assert told in app.output
    assert app.history.read_bytes() == before


def damaged_with_a_copy(app: App) -> bytes:
    """Damage the history after a walk and a copy of it; return what is left of it."""
    app.start()
    app.wait_for("waiting")
    app.say("log", "--minutes", "25")
    app.quit()
    backups = app.history.parent / "backups"
    for made_before in backups.iterdir():
        made_before.unlink()
    with History(app.history) as history:
        back_up(history.database, backups, date(2026, 11, 20))
    app.history.write_bytes(b"This has never been a history.\n" * 200)
    return app.history.read_bytes()


def test_a_damaged_history_is_mended_by_its_copy_and_kept_aside(
    app: App, pictures: Path
) -> None:
    before = damaged_with_a_copy(app)
    refused = app.desktop.run(*COMMAND, "history")
    assert refused.returncode == 1
    assert is_one_sentence_with_a_remedy(refused.stderr), refused.stderr
    app.start()
    app.window("Walk Reminder")
    eventually(lambda: app.reads("Your history is damaged"), "it is told")
    assert app.reads("holds 1 walk.")
    app.desktop.screen.shoot(pictures / "trouble-damaged.png")
    app.click("Use this copy")
    app.wait_for("waiting")
    assert len(app.listed("history")) == 1
    (aside,) = (app.history.parent / "backups").glob("damaged-*.sqlite3")
    assert aside.read_bytes() == before
    app.say("quit")
    assert app.process.wait(timeout=PATIENCE) == 0


def test_a_copy_is_restored_by_hand_while_the_app_goes_on(
    app: App, pictures: Path
) -> None:
    app.start()
    app.wait_for("waiting")
    app.say("log", "--minutes", "25")
    app.quit()
    with History(app.history) as history:
        back_up(history.database, app.history.parent / "backups", date(2026, 11, 20))
    app.start()
    app.wait_for("waiting")
    app.say("log", "--minutes", "10")
    app.say("start", "--minutes", "20")
    app.say("show", "settings")
    app.window("Walk Reminder")
    app.click("Your data")
    eventually(lambda: app.reads("20 November 2026"), "the copies are listed")
    app.click("Restore 20 November 2026")
    eventually(lambda: app.reads("Go back to 20 November 2026?"), "it asks")
    app.desktop.screen.shoot(pictures / "your-data-asking.png")
    app.click("Use this copy")
    eventually(lambda: app.reads("The copy is in use now."), "it is told")
    app.desktop.screen.shoot(pictures / "your-data-restored.png")
    assert len(app.listed("history")) == 1
    assert app.now()["state"] == "walking", "a walk goes on"
    app.say("finish")
    app.process.kill()
    app.process.wait(timeout=PATIENCE)
    app.start()
    app.wait_for("waiting")
    assert len(app.listed("history")) in {1, 2}, "less than a minute is no walk"
    app.quit()


def test_whoever_wants_no_copy_finds_everything_as_it_was(app: App) -> None:
    before = damaged_with_a_copy(app)
    app.start()
    app.window("Walk Reminder")
    app.click("Quit")
    gives_up(app)
    assert app.history.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(app: App) -> None:
    shutil.rmtree(app.data)
    app.data.write_text("a file where the folder should be\n")
    app.start()
    app.window("Walk Reminder")
    app.click("Close")
    gives_up(app)
    assert str(app.data) in app.output
    assert app.data.read_text() == "a file where the folder should be\n"


def test_a_faulty_edit_of_the_settings_is_told_and_a_mended_one_is_used(
    app: App, pictures: Path
) -> None:
    app.start()
    app.desktop.tray.icon()
    app.say("show", "today")
    app.window("Walk Reminder")
    good = app.now()["next"]
    faulty = settings_with("25:61")
    app.choose(faulty)
    eventually(lambda: app.reads("25:61"), "the mistake is told")
    app.desktop.screen.shoot(pictures / "trouble-settings.png")
    assert app.reads(str(app.settings))
    assert app.now()["next"] == good
    refused = app.desktop.run(*COMMAND, "settings", "set", "walk.minutes", "25")
    assert refused.returncode == 1
    assert "25:61" in refused.stderr
    assert app.settings.read_text() == faulty
    sooner = minutes_from_now(30)
    app.choose(settings_with(sooner))
    eventually(lambda: app.reads(f"Skip {sooner}"), "the mended file is used")
    assert not app.reads("25:61")
    app.quit()


def test_settings_that_are_faulty_from_the_start_are_told_and_left_alone(
    app: App,
) -> None:
    faulty = "version = 1\n[walk]\nminutes = 'ten'\n"
    app.choose(faulty)
    app.start()
    app.desktop.tray.icon()
    app.say("show", "settings")
    eventually(lambda: app.reads("walk.minutes"), "the mistake is told")
    app.quit()
    assert app.settings.read_text() == faulty


def test_a_second_start_brings_the_first_to_the_front(app: App) -> None:
    app.start()
    app.desktop.tray.icon()
    assert app.windows() == []
    second = app.desktop.run(*COMMAND)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    app.window("Walk Reminder")
    assert len(app.desktop.running()) == 1
    app.quit()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_in_order(app: App, number: signal.Signals) -> None:
    app.start()
    app.wait_for("waiting")
    app.process.send_signal(number)
    app.has_ended()


def test_a_walk_that_a_signal_ended_is_kept_and_asked_about(
    app: App, pictures: Path
) -> None:
    app.start()
    app.wait_for("waiting")
    app.say("start")
    app.process.send_signal(signal.SIGTERM)
    app.has_ended()
    app.start()
    status = app.wait_for("asking")
    assert str(status["why"]).endswith("Were you walking?")
    app.window("Were you walking?")
    eventually(lambda: app.reads("Until the break"), "the card is drawn")
    app.desktop.screen.shoot(pictures / "trouble-asking.png")
    app.click("All of it")
    app.wait_for("walking")
    app.say("finish")
    assert len(app.listed("history")) == 1
    app.quit()


def test_a_walk_goes_on_when_the_app_was_killed_and_comes_back_soon(app: App) -> None:
    app.start()
    app.wait_for("waiting")
    app.say("start", "--minutes", "20")
    before = app.now()["walk"]
    app.process.kill()
    app.process.wait(timeout=PATIENCE)
    app.start()
    after = app.wait_for("walking")["walk"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["started"] == before["started"]
    app.window("Walk")
    app.quit()


def test_an_end_that_nobody_wanted_is_told_at_the_next_start(
    app: App, pictures: Path
) -> None:
    app.start()
    app.wait_for("waiting")
    app.process.send_signal(signal.SIGSEGV)
    assert app.process.wait(timeout=PATIENCE) == -signal.SIGSEGV
    app.start()
    eventually(lambda: app.reads("The app ended unexpectedly"), "it is told")
    (log,) = Path(app.desktop.environment["XDG_STATE_HOME"]).rglob("crash.last.log")
    assert "Segmentation fault" in log.read_text()
    app.desktop.screen.shoot(pictures / "trouble-last-time.png")
    app.click("Close")
    app.quit()
    app.start()
    app.wait_for("waiting")
    assert app.windows() == [], "once is enough"
    app.quit()


def test_a_mistake_of_ours_is_shown_with_a_report_and_the_app_goes_on(
    app: App, tmp_path: Path, pictures: Path
) -> None:
    # An installation of its own, whose texts are damaged: that is no fault of the
    # user's files, so the app takes it for what it is, a bug.
    for part in ("walkreminder", "resources"):
        shutil.copytree(CHECKOUT / part, tmp_path / part)
    (tmp_path / "resources/content/en.toml").write_text("not = [ the texts")
    unmeasured = (
        "env",
        "-u",
        "COVERAGE_PROCESS_CONFIG",
        "-u",
        "COVERAGE_PROCESS_START",
    )
    python, *module = COMMAND
    app.process = app.desktop.launch(
        *unmeasured, python, "-P", *module, PYTHONPATH=str(tmp_path)
    )
    app.wait_for("waiting")
    app.desktop.run(*COMMAND, "show", "why")
    eventually(lambda: app.reads("Something in the app went wrong"), "it is shown")
    app.desktop.screen.shoot(pictures / "trouble-crash.png")
    assert app.reads("Copy the report")
    assert "TOMLDecodeError" in app.output
    app.click("Close")
    assert app.now()["state"] == "waiting"
    app.say("quit")
    assert app.process.wait(timeout=PATIENCE) == 0
