"""Every window in every state, made as the app makes them and fed from one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.seed import following
from tools.screenshots import exchange, follower, person, tray
from tools.screenshots.parts import PartsSheet
from walkreminder.app.pages import Pages, Sources
from walkreminder.app.report_window import open_report
from walkreminder.core.after import Ended
from walkreminder.core.days import day_of
from walkreminder.core.events import RestoreWalk
from walkreminder.core.programme_log import Checked, Sign
from walkreminder.core.report_period import Span
from walkreminder.core.settings_document import read_document
from walkreminder.core.state import Scene
from walkreminder.core.trouble import Trouble
from walkreminder.desktop.paths import find_paths
from walkreminder.ui.around import Around
from walkreminder.ui.away_card import AwayCard
from walkreminder.ui.benefits_panel import BenefitsPanel
from walkreminder.ui.crash import CrashDialog, crash_report
from walkreminder.ui.early_card import EarlyCard
from walkreminder.ui.help_dialog import HelpDialog
from walkreminder.ui.history_view import HistoryPage
from walkreminder.ui.history_words import deleted_words
from walkreminder.ui.main_window import LEAST, MainWindow
from walkreminder.ui.mend_dialog import MendDialog, Offer
from walkreminder.ui.morning_card import MorningCard
from walkreminder.ui.page import Page
from walkreminder.ui.parts.buttons import Button
from walkreminder.ui.parts.search_field import SearchField
from walkreminder.ui.programme_view import ProgrammePage
from walkreminder.ui.prompt import PromptCard
from walkreminder.ui.question_card import QuestionCard
from walkreminder.ui.settings.data_values import DataPlace, Kept, KeptCopy, Origin
from walkreminder.ui.settings_view import SettingsView
from walkreminder.ui.signs_question import Asks, SignsQuestion
from walkreminder.ui.today import Today
from walkreminder.ui.tray import Tray
from walkreminder.ui.trouble_dialog import TroubleDialog
from walkreminder.ui.walk_controls import WalkControls
from walkreminder.ui.walk_mini import WalkMini
from walkreminder.ui.walk_window import WalkWindow
from walkreminder.ui.your_data import YourData

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from tools.screenshots.person import Moment
    from walkreminder.store.history import History
    from walkreminder.ui.dressing import ThemeSource
    from walkreminder.ui.report.dialog import ReportDialog

HOME: Final = {
    "XDG_CONFIG_HOME": "/home/robin/.config",
    "XDG_DATA_HOME": "/home/robin/.local/share",
    "XDG_STATE_HOME": "/home/robin/.local/state",
    "XDG_RUNTIME_DIR": "/run/user/1000",
}
SECTIONS: Final = ("muscles", "endorphins", "back", "starting", "enough", "sources")
WIDE: Final = (1200, 800)
PAGE: Final = (768, 560)
CLEARED: Final = "A clinician has cleared me"
LOOK: Final = "Look and answer"
SEE: Final = "See the list"
TABS: Final = ("reminders", "prompts", "walk", "goal", "sound", "look")
KEPT: Final = Kept(
    (
        DataPlace(
            "Settings", "/home/robin/.config/walkreminder/settings.toml", "", 1204
        ),
        DataPlace(
            "Walks and reminders",
            "/home/robin/.local/share/walkreminder/history.sqlite3",
            "",
            212_992,
        ),
        DataPlace(
            "Copies", "/home/robin/.local/share/walkreminder/backups", "", 1_040_384
        ),
        DataPlace("Log", "/home/robin/.local/state/walkreminder/log", "", 0),
    ),
    415,
    tuple(
        KeptCopy(f"/{day}", origin, date(2026, 11, day), size, walks, problem)
        for day, origin, size, walks, problem in (
            (19, Origin.DAILY, 208_896, 412, ""),
            (18, Origin.REPLACED, 204_800, 409, ""),
            (18, Origin.DAILY, 204_800, 410, ""),
            (17, Origin.DAILY, 204_800, 0, "It is damaged."),
            (16, Origin.DAMAGED, 204_800, 0, ""),
            (16, Origin.DAILY, 200_704, 405, ""),
        )
    ),
)


class Memory(dict[str, str]):
    """What windows remember, for as long as a picture takes."""

    place = dict.get

    def keep(self, window: str, place: str) -> None:
        """Remember it."""
        self[window] = place


@dataclass
class Studio:
    """What windows are made with; each history is made once."""

    themes: ThemeSource
    histories: dict[str, History] = field(default_factory=dict)

    def history(self, name: str) -> History:
        """Return one of the lives by its name."""
        if name not in self.histories:
            self.histories[name] = _LIVES[name]()
        return self.histories[name]

    def scene(self, moment: Moment, life: str) -> Scene:
        """Return what surrounds a moment in a life."""
        past = self.history(life).past(moment.now, person.ZONE, moment.now)
        return Scene(moment.now, person.ZONE, moment.settings, past)


_LIVES: Final[dict[str, Callable[[], History]]] = {
    "empty": partial(person.filled, None),
    "first-day": person.first_morning,
    "after-walk": person.after_second_walk,
    "after-walk-unrated": person.first_morning,
    "after-walk-rated": partial(person.after_second_walk, after=2),
    "after-walk-rose": partial(person.after_second_walk, after=3),
    "after-walk-red": partial(person.after_second_walk, after=6),
    "morning": partial(person.filled, person.FIRST_USED, morning=None),
    "second-day": person.second_morning,
    "typical": partial(person.filled, person.FIRST_USED),
    "check-due": partial(person.on_programme, days=31),
    "doctor-soon": partial(person.on_programme, Checked(Sign.SOON)),
    "check-first": partial(person.on_programme, Checked(Sign.CHECK), days=30),
    "thirty-years": partial(person.filled, person.THIRTY_YEARS_AGO),
    **follower.LIVES,
}


def pictures() -> Mapping[str, Callable[[Studio], QWidget]]:
    """Return what makes each window, by the name of its picture."""
    return {
        **_small_windows(),
        **_pages(),
        **_programme(),
        **{f"why-{name}": partial(_why, section=name) for name in SECTIONS},
        **{
            f"why-{name}-{word}": partial(_why, section=name, size=size)
            for name in SECTIONS
            for word, size in (("compact", LEAST), ("wide", WIDE))
        },
        **{
            f"settings-{name}": partial(_settings, tab=number)
            for number, name in enumerate(TABS)
        },
        "why-search": partial(_search, typed="back pain"),
        "why-search-none": partial(_search, typed="marathon"),
        "why-search-compact": partial(_search, typed="lift", size=LEAST),
        "why-place-compact": partial(_place, card="keep-moving", size=LEAST),
        "settings-data": _data,
        "settings-data-compact": partial(_data, size=LEAST),
        "settings-data-restore": partial(_data, words="Restore"),
        "settings-data-delete": partial(_data, words="Delete everything"),
        "settings-data-delete-compact": partial(
            _data, words="Delete everything", size=LEAST
        ),
        "settings-data-told": _data_told,
        **{
            f"settings-data-{name}": partial(_exchange, name=name, size=size)
            for name, size in exchange.SIZES.items()
        },
        "mend": _mend_alone,
        "settings-days-off": _days_off,
        "settings-mistake": _mistake,
        "history-adding": _adding,
        "report": partial(_report, life="programme-autumn"),
        "report-black": partial(_report, life="programme-autumn", black=True),
        "report-typical": partial(_report, life="typical"),
        "report-empty": partial(_report, life="empty"),
        "report-thirty-years": partial(_report, life="thirty-years", span=Span.ALL),
        "report-compact": partial(_report, life="typical", size=LEAST),
        "today-trouble": _trouble,
        "crash": _crash,
        "trouble": _trouble_alone,
        "help-alone": _help_alone,
        "tray-menu": _tray_menu,
        "tray-icons": _tray_icons,
        "parts": _parts,
    }


def _small_windows() -> dict[str, Callable[[Studio], QWidget]]:
    return {
        "walk-warm-up": partial(_walk, moment=person.WARMING_UP),
        "walk-warm-up-first": partial(
            _walk, moment=person.WARMING_UP, life="after-walk-unrated"
        ),
        "walk-warm-up-unasked": partial(_walk, moment=person.UNASKED_WARMING_UP),
        "walk": partial(_walk, moment=person.WALKING),
        "walk-cool-down": partial(_walk, moment=person.COOLING_DOWN),
        "walk-paused": partial(_walk, moment=person.PAUSED),
        "walk-past-goal": partial(_walk, moment=person.PAST_GOAL),
        "walk-muted": partial(_walk, moment=person.MUTED),
        "walk-level-6": partial(_walk_at, level=6),
        "walk-level-a": partial(_walk_at, level=12),
        "walk-cancelling": _cancelling,
        "walk-locked": partial(_walk, moment=person.WALK_LOCKED),
        "walk-when-to-stop": _when_to_stop,
        "after-walk": partial(_after_walk, moment=person.ENDED, life="after-walk"),
        "after-walk-rated": partial(
            _after_walk, moment=person.ENDED, life="after-walk-rated"
        ),
        "after-walk-rose": partial(
            _after_walk, moment=person.ENDED, life="after-walk-rose"
        ),
        "after-walk-red": partial(
            _after_walk, moment=person.ENDED, life="after-walk-red"
        ),
        "after-walk-unasked": partial(
            _after_walk, moment=person.UNASKED_ENDED, life="after-walk"
        ),
        "after-walk-first": partial(
            _after_walk, moment=person.FIRST_ENDED, life="first-day"
        ),
        "walk-small": partial(_small_walk, moment=person.WALKING),
        "walk-small-paused": partial(_small_walk, moment=person.PAUSED),
        "walk-small-locked": partial(_small_walk, moment=person.WALK_LOCKED),
        "prompt": partial(_prompt, moment=person.PROMPTING),
        "prompt-offer": partial(_prompt, moment=person.OFFERING),
        "question": _question,
        "question-away": _question_away,
        "question-back": _question_back,
    }


def _pages() -> dict[str, Callable[[Studio], QWidget]]:
    page = partial
    return {
        "today": page(_main, page="today"),
        "today-first-day": page(
            _main, page="today", moment=person.FIRST_DAY, life="empty"
        ),
        "today-first-walk": page(_main, page="today", life="first-day"),
        "today-prompting": page(_main, page="today", moment=person.PROMPTING),
        "today-asking": page(_main, page="today", moment=person.ASKING),
        "today-away": page(_main, page="today", moment=person.AWAY),
        "today-quiet": page(_main, page="today", moment=person.QUIET),
        "today-walking": page(_main, page="today", moment=person.WALKING),
        "today-no-reminders": page(_main, page="today", moment=person.NO_REMINDERS),
        "today-locked": page(_main, page="today", moment=person.LOCKED),
        "today-locked-walk": page(_main, page="today", moment=person.WALK_LOCKED),
        "today-locked-compact": page(
            _main, page="today", moment=person.LOCKED, size=LEAST
        ),
        "today-cleared": partial(_pressed, person.LOCKED, "typical", CLEARED),
        "today-check-due": page(
            _main, page="today", moment=person.FOLLOWING, life="check-due"
        ),
        "today-check-first": page(
            _main, page="today", moment=person.FOLLOWING, life="check-first"
        ),
        "today-check-asked": partial(_pressed, person.FOLLOWING, "check-due", LOOK),
        "today-check-asked-compact": partial(
            _pressed, person.FOLLOWING, "check-due", LOOK, size=LEAST
        ),
        "today-doctor-soon": partial(_pressed, person.FOLLOWING, "doctor-soon", SEE),
        "signs-question": partial(_signs, yes=0),
        "signs-question-setup": partial(_signs, asks=Asks.ALL, no=2),
        "signs-question-urgent": partial(_signs, yes=1),
        "today-compact": page(_main, page="today", size=LEAST),
        "today-morning": page(
            _main, page="today", moment=person.MORNING, life="morning"
        ),
        "today-morning-compact": page(
            _main, page="today", moment=person.MORNING, life="morning", size=LEAST
        ),
        "today-morning-red": _morning_red,
        "today-morning-first": page(
            _main, page="today", moment=person.MORNING, life="second-day"
        ),
        "history-empty": page(_main, page="history", life="empty"),
        "history-first-day": page(_main, page="history", life="first-day"),
        "history": page(_main, page="history"),
        "history-thirty-years": page(_main, page="history", life="thirty-years"),
        "history-wide": page(_main, page="history", size=WIDE),
        "history-compact": page(_main, page="history", size=LEAST),
        "history-day": _a_day,
        "history-day-edited": page(_a_day, edits=True),
        "history-day-edited-compact": page(_a_day, edits=True, size=LEAST),
        "history-day-undo": page(_a_day, changed=True),
        "about": page(_main, page="about"),
        "help": page(_main, page="help"),
    }


def _programme() -> dict[str, Callable[[Studio], QWidget]]:
    page = partial(_main, page="programme", moment=follower.FOLLOWING)
    new = partial(_main, page="programme", moment=follower.NOT_YET, life="empty")
    made = {name: partial(page, life=name) for name in follower.LIVES}
    return {
        **made,
        "programme-new": new,
        "programme-new-compact": partial(new, size=LEAST),
        "programme-signs": partial(_starting, presses=0),
        "programme-start": partial(_starting, presses=3),
        "programme-start-compact": partial(_starting, presses=3, size=LEAST),
        "programme-compact": partial(page, life="programme", size=LEAST),
        "programme-locked": partial(
            page, life="programme-locked", moment=follower.LOCKED
        ),
        "programme-asking": _asking_flare,
        "today-rest-day": partial(
            _main,
            page="today",
            moment=follower.ON_SATURDAY,
            life="programme-rested",
        ),
    }


def _starting(
    studio: Studio, presses: int, size: tuple[int, int] | None = None
) -> MainWindow:
    window = _main(
        studio, page="programme", moment=follower.NOT_YET, life="empty", size=size
    )
    page = window.page("programme")
    assert isinstance(page, ProgrammePage)
    page.invitation.start.click()
    for _ in range(presses):
        signs = page.findChild(SignsQuestion)
        assert signs is not None
        signs.none.click()
    return window


def _asking_flare(studio: Studio) -> MainWindow:
    moment = follower.FOLLOWING
    window = _main(studio, page="programme", moment=moment, life="programme")
    page = window.page("programme")
    assert isinstance(page, ProgrammePage)
    page.flare.click()
    return window


def _main(
    studio: Studio,
    *,
    page: str,
    moment: Moment = person.TYPICAL,
    life: str = "typical",
    size: tuple[int, int] | None = None,
) -> MainWindow:
    pages = _pages_of(studio, moment, life)
    window = MainWindow(studio.themes, pages.makers())
    pages.setParent(window)
    if size is not None:
        window.resize(*size)
    window.show_page(page)
    window.show()
    pages.feed(page, moment.state, studio.scene(moment, life))
    return window


def _morning_red(studio: Studio) -> MainWindow:
    """Answer in the picture itself: what was answered is shown while one looks."""
    window = _main(studio, page="today", moment=person.MORNING, life="morning")
    card = window.findChild(MorningCard)
    assert card is not None
    card.rate(7)
    history = person.filled(person.FIRST_USED, morning=7)
    past = history.past(person.MORNING.now, person.ZONE, person.MORNING.now)
    moment = person.MORNING
    page = window.page("today")
    assert isinstance(page, Today)
    page.show_state(moment.state, Scene(moment.now, person.ZONE, moment.settings, past))
    return window


def _pressed(
    moment: Moment,
    life: str,
    words: str,
    studio: Studio,
    *,
    size: tuple[int, int] | None = None,
) -> MainWindow:
    """Return Today with one of its buttons pressed."""
    window = _main(studio, page="today", moment=moment, life=life, size=size)
    pressed = next(
        each
        for each in window.findChildren(QAbstractButton)
        if each.text() == words and not each.isHidden()
    )
    pressed.click()
    return window


def _signs(
    studio: Studio, *, asks: Asks = Asks.EMERGENCY, no: int = 0, yes: int = 0
) -> Page:
    """Return a page with the question alone, some of its lists answered."""
    page = Page(studio.themes, "Before you go on")
    content = _pages_of(studio, person.TYPICAL, "typical").content
    question = SignsQuestion(studio.themes, content, asks)
    page.body.addWidget(question)
    page.body.addStretch(1)
    page.resize(*PAGE)
    page.show()
    for _ in range(no):
        question.none.click()
    for _ in range(yes):
        question.some.click()
    return page


def _report(
    studio: Studio,
    *,
    life: str,
    span: Span = Span.TWELVE_WEEKS,
    black: bool = False,
    size: tuple[int, int] | None = None,
) -> ReportDialog:
    moment = person.TYPICAL
    content, scene = _pages_of(studio, moment, life).content, studio.scene(moment, life)
    dialog = open_report(_sources_of(studio, moment, life), scene, content, None)
    for choices, value in ((dialog.spans, span), (dialog.colours, black)):
        choices.show_value(value)
        choices.changed.emit(value)
    if size is not None:
        dialog.resize(*size)
    return dialog


def _when_to_stop(studio: Studio) -> WalkWindow:
    window = _walk(studio, person.WALKING)
    window.show_signs(_pages_of(studio, person.WALKING, "typical").content)
    return window


def _trouble_alone(studio: Studio) -> TroubleDialog:
    trouble = Trouble(
        "Another copy of Walk Reminder holds its files, but does not answer.",
        "End it, or log out and in again.",
    )
    dialog = TroubleDialog(trouble, studio.themes)
    dialog.show()
    return dialog


def _help_alone(studio: Studio) -> HelpDialog:
    content = _pages_of(studio, person.TYPICAL, "typical").content
    dialog = HelpDialog(studio.themes, content)
    dialog.show()
    return dialog


def _pages_of(studio: Studio, moment: Moment, life: str) -> Pages:
    return Pages(_sources_of(studio, moment, life))


def _sources_of(studio: Studio, moment: Moment, life: str) -> Sources:
    return Sources(
        studio.themes,
        partial(_now, moment),
        _zone,
        studio.history(life),
        find_paths(HOME),
        _languages,
        Memory(),
    )


def _why(
    studio: Studio, section: str, size: tuple[int, int] | None = None
) -> MainWindow:
    window = _main(studio, page="why", size=size)
    page = window.page("why")
    assert isinstance(page, BenefitsPanel)
    page.show_section(section)
    return window


def _search(
    studio: Studio, typed: str, size: tuple[int, int] | None = None
) -> MainWindow:
    window = _why(studio, "back", size)
    field = window.findChild(SearchField)
    assert field is not None
    field.setText(typed)
    return window


def _place(studio: Studio, card: str, size: tuple[int, int]) -> MainWindow:
    window = _main(studio, page="why", size=size)
    window.show_page("why", card)
    return window


def _settings(studio: Studio, tab: int) -> MainWindow:
    window = _main(studio, page="settings")
    page = window.page("settings")
    assert isinstance(page, SettingsView)
    page.show_tab(tab)
    return window


def _data(
    studio: Studio, words: str = "", size: tuple[int, int] | None = None
) -> MainWindow:
    """Return the tab Your data, with one of its buttons pressed or none."""
    window = _main(studio, page="settings", size=size)
    window.show_page("settings", "data")
    data = window.findChild(YourData)
    assert data is not None
    data.seen.disconnect()  # nobody looks at the files of this computer
    data.show_kept(KEPT)
    buttons = [each for each in data.findChildren(Button) if each.text() == words]
    if words:
        buttons[0].click()
    return window


def _data_told(studio: Studio) -> MainWindow:
    window = _data(studio)
    data = window.findChild(YourData)
    assert data is not None
    said = "The copy is in use now. What was there before is in the list below."
    data.tell(said, is_trouble=False)
    return window


def _exchange(studio: Studio, name: str, size: tuple[int, int] | None) -> MainWindow:
    window = _data(studio, size=size)
    data = window.findChild(YourData)
    assert data is not None
    data.exchange.show_stage(exchange.STAGES[name.removesuffix("-compact")])
    return window


def _mend_alone(studio: Studio) -> MendDialog:
    offer = Offer(
        "The history /home/robin/.local/share/walkreminder/history.sqlite3 cannot be"
        " used: it is damaged.",
        is_gone=False,
        day=date(2026, 11, 18),
        walks=412,
        saved=3,
        folder="/home/robin/.local/share/walkreminder/backups",
    )
    dialog = MendDialog(offer, studio.themes)
    dialog.show()
    return dialog


def _days_off(studio: Studio) -> MainWindow:
    window = _settings(studio, tab=0)
    for button in window.findChildren(QAbstractButton):
        if button.text() == "Days off":
            button.click()
    return window


def _mistake(studio: Studio) -> MainWindow:
    window = _settings(studio, tab=0)
    page = window.page("settings")
    assert isinstance(page, SettingsView)
    problems = read_document({"prompt": {"snooze": "ten minutes"}})[1]
    page.show_mistakes([str(each) for each in problems])
    return window


def _a_day(
    studio: Studio,
    *,
    edits: bool = False,
    changed: bool = False,
    size: tuple[int, int] | None = None,
) -> MainWindow:
    """Open the day before, with one of its walks being edited or just changed."""
    window = _main(studio, page="history", size=size)
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    page.day_wanted.emit(person.TODAY - timedelta(days=1))
    line = page.day.lines.walks[0]
    if edits:
        line.edit.click()
    if changed:
        page.day.offer_undo(RestoreWalk(line.walk), deleted_words(line.walk))
    return window


def _adding(studio: Studio) -> MainWindow:
    window = _main(studio, page="history")
    page = window.page("history")
    assert isinstance(page, HistoryPage)
    page.form.show_form(person.NOW, person.ZONE)
    return window


def _trouble(studio: Studio) -> MainWindow:
    window = _main(studio, page="today")
    trouble = Trouble(
        "No copy of the history can be kept in /home/robin/backups: no space left.",
        "Free some space or give yourself the right to write there.",
    )
    window.show_notice("backup", str(trouble))
    return window


def _cancelling(studio: Studio) -> WalkWindow:
    window = _walk(studio, person.WALKING)
    controls = window.findChild(WalkControls)
    assert controls is not None
    controls.ask_discard()
    return window


def _walk(studio: Studio, moment: Moment, life: str = "typical") -> WalkWindow:
    window = WalkWindow(studio.themes, partial(_now, moment), _around())
    window.show_state(moment.state, studio.scene(moment, life))
    return window


def _walk_at(studio: Studio, level: int) -> WalkWindow:
    window = _walk(studio, person.WALKING)
    scene = studio.scene(person.WALKING, "typical")
    window.show_state(person.WALKING.state, following(scene, level))
    return window


def _after_walk(studio: Studio, moment: Moment, life: str) -> WalkWindow:
    window = _walk(studio, person.COOLING_DOWN)
    walk = studio.history(life).walks()[-1]
    ended = Ended(walk.counted, day_of(walk), walk.id)
    scene = studio.scene(moment, life)
    window.tell(_pages_of(studio, moment, life).told_after(ended, scene))
    window.show_state(moment.state, scene)
    return window


def _small_walk(studio: Studio, moment: Moment) -> WalkMini:
    window = WalkMini(studio.themes, partial(_now, moment), _around())
    state, around = moment.state, studio.scene(moment, "typical")
    window.show_walk(state.walk, around, may_go_on=not state.locked)
    window.come_at(QPoint(100, 100))
    return window


def _prompt(studio: Studio, moment: Moment) -> PromptCard:
    card = PromptCard(studio.themes, _around())
    card.show_state(moment.state, studio.scene(moment, "typical"))
    return card


def _question(studio: Studio) -> QuestionCard:
    card = QuestionCard(studio.themes, _around())
    card.show_state(person.ASKING.state, studio.scene(person.ASKING, "typical"))
    return card


def _question_away(studio: Studio) -> AwayCard:
    card = AwayCard(studio.themes, _around())
    card.show_state(person.AWAY.state, studio.scene(person.AWAY, "typical"))
    return card


def _question_back(studio: Studio) -> EarlyCard:
    card = EarlyCard(studio.themes, _around())
    card.show_state(person.BACK.state, studio.scene(person.BACK, "typical"))
    return card


def _crash(studio: Studio) -> CrashDialog:
    try:
        int("twenty")
    except ValueError as error:
        versions = {"Walk Reminder": "0.1.0", "Python": "3.11.2", "Qt": "6.11.0"}
        report = crash_report(ValueError, error, error.__traceback__, versions)
    dialog = CrashDialog(report, studio.themes)
    dialog.show()
    return dialog


def _tray_menu(studio: Studio) -> QWidget:
    scene = studio.scene(person.TYPICAL, "typical")
    made = Tray(studio.themes, partial(_now, person.TYPICAL))
    return tray.menu(made, person.TYPICAL.state, scene)


def _tray_icons(studio: Studio) -> QWidget:
    return tray.icons(studio.themes.theme)


def _parts(studio: Studio) -> PartsSheet:
    sheet = PartsSheet(studio.themes)
    sheet.show()
    return sheet


def _now(moment: Moment) -> datetime:
    return moment.now


def _zone() -> ZoneInfo:
    return person.ZONE


def _languages() -> list[str]:
    return ["en"]


def _around() -> Around:
    return Around(blends=_yes)


def _yes() -> bool:
    return True
