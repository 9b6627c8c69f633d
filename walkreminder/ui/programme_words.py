"""What the page Programme says of where somebody stands: levels, days and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from walkreminder.core.levels import GOAL, LEVELS, SETTLE, TOP, Level, start_level
from walkreminder.core.pain import AMBER_CHANGE, MUCH, VERY_MUCH, Colour
from walkreminder.core.programme import MISSED, SORE_REST, rests_sore
from walkreminder.core.programme_log import Answer, Cleared, Said
from walkreminder.core.programme_week import DayKind
from walkreminder.core.safety import Advice, advice
from walkreminder.core.standing import Change
from walkreminder.ui.parts.notice import Care, Notice
from walkreminder.ui.parts.paint import isolated
from walkreminder.ui.wording import date_words, minutes, sentences, tr, weekday

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from walkreminder.core.ledger import WalkRecord
    from walkreminder.core.plan import Plan
    from walkreminder.core.programme_week import WalkedWeek
    from walkreminder.core.standing import Standing
    from walkreminder.core.state import Scene, State

NAMED: Final = frozenset({"A", "B", "C"})


def subtitle() -> str:
    """Return what it comes to in the end."""
    return tr("Up to 30 minutes, five days a week, in your own time")


def level_name(level: Level) -> str:
    """Return "level 9" or "extra A"."""
    if level.name in NAMED:
        return tr("extra {name}", name=level.name)
    return tr("level {name}", name=level.name)


def level_minutes(level: Level) -> str:
    """Return the minutes of a walk in figures: "20", or "3-5"."""
    ranges = {
        "0": isolated(tr("3\N{EN DASH}5")),
        "C": isolated(tr("35\N{EN DASH}45")),
    }
    return ranges.get(level.name, str(level.minutes))


def level_unit(level: Level) -> str:
    """Return what stands beside the minutes: "min, 5 days a week"."""
    words = {
        "0": tr("min, 2 or 3 times a day"),
        "C": tr("min, up to 5 days a week"),
    }
    usual = tr("min, {days} days a week", days=level.days)
    return words.get(level.name, usual)


def level_told(level: Level) -> str:
    """Return a level in one line: "Level 9: 20 min, 5 days a week"."""
    name = level_name(level)
    amount = f"{level_minutes(level)} {level_unit(level)}"
    return tr("{name}: {amount}", name=name[:1].upper() + name[1:], amount=amount)


def since_caption(now: Standing) -> str:
    """Return "Level 9, since 9 November"."""
    name = level_name(now.level)
    name = name[:1].upper() + name[1:]
    return tr("{level}, since {date}", level=name, date=date_words(now.since))


def day_word(kind: DayKind) -> str:
    """Return what a day of the week was, or is."""
    return {
        DayKind.GREEN: tr("walked, green"),
        DayKind.AMBER: tr("walked, amber"),
        DayKind.RED: tr("walked, red"),
        DayKind.UNRATED: tr("walked, not rated"),
        DayKind.SHORT: tr("a shorter walk"),
        DayKind.COMING: tr("a walking day"),
        DayKind.MISSED: tr("not walked"),
        DayKind.REST: tr("rest"),
    }[kind]


def walked_words(week: WalkedWeek) -> str:
    """Return "4 of 5 walked"."""
    if not week.planned:
        return tr("rest")
    return tr("{done} of {planned} walked", done=week.done, planned=week.planned)


def here_lines(plan: Plan, walks: Iterable[WalkRecord]) -> tuple[str, ...]:
    """Return why the level is what it is, and what the latest walks mean."""
    now = plan.standing
    lines = [_change(now)]
    if now.flared_up is not None:
        return tuple(lines)
    if now.change is Change.STEP_UP:
        # The caption tells since when: it is said only where nothing else is.
        lines = []
    if rests_sore(now, plan.today) and now.sore is not None:
        until = date_words(now.sore + SORE_REST)
        lines.append(tr("Your feet rest until {date}. Check your shoes.", date=until))
    if now.index >= GOAL:
        lines.append(tr("Half an hour on five days, for life, is success."))
    if now.half:
        length = minutes(plan.minutes)
        lines.append(
            tr(
                "After a red walk the next one is half as long: {length}.",
                length=length,
            )
        )
    else:
        lines.append(_amber(now, walks))
    return tuple(line for line in lines if line) or (_change(now),)


def _change(now: Standing) -> str:
    """Return why the level is what it is."""
    return {
        Change.ANSWER: _began(now),
        Change.STEP_UP: tr("You stepped up."),
        Change.STEP_DOWN: tr("You stepped down, as you chose."),
        Change.REDS: tr("One level down after two red walks within a week."),
        Change.AMBERS: tr("One level down after three amber walks in a row."),
        Change.MISSED: _after_a_break(now),
        Change.FLARE_UP: tr("Little and often while your back settles."),
        Change.FLARE_OVER: tr("Eased: back two levels below where you were."),
        Change.WAY_BACK: tr("One level up after three good walks."),
        Change.SORE_FEET: tr("One level down, as your feet or knees were sore again."),
    }[now.change]


def _began(now: Standing) -> str:
    if now.answer.flared_up:
        return tr("You began here, as your back was flared up.")
    return tr("You began here, well within what you said you can walk.")


def _after_a_break(now: Standing) -> str:
    if now.downs < len(MISSED):
        return tr("One level down after some days without a walk.")
    return tr(
        "Two levels down after two weeks without a walk. You may answer the start"
        " question again instead."
    )


def _amber(now: Standing, walks: Iterable[WalkRecord]) -> str:
    """Return what the latest amber walk of this week means."""
    ambers = {each.id for each in now.walks if each.colour is Colour.AMBER}
    latest = [walk for walk in walks if walk.id in ambers][-1:]
    if not latest:
        return ""
    walk = latest[0]
    day = next(each.day for each in now.walks if each.id == walk.id)
    what = _why_amber(walk, now)
    return tr("{day}: {what} Fine to go on.", day=weekday(day), what=what)


def _why_amber(walk: WalkRecord, now: Standing) -> str:
    before, after, morning = walk.before, walk.after, walk.next_morning
    if after is not None and before is not None and after - before >= AMBER_CHANGE:
        return tr("pain rose by {count}.", count=after - before)
    if morning is not None and now.usual is not None:
        above = morning - now.usual
        if above >= AMBER_CHANGE:
            return tr("pain was {count} above usual the next morning.", count=above)
    return tr("pain reached {count}.", count=after)


@dataclass(frozen=True, slots=True)
class Heeded:
    """What is told above all else, and what its button says or which page it opens."""

    notice: Notice
    said: Said | None = None
    page: str = ""


def heeded(state: State, scene: Scene) -> Heeded | None:
    """Return the weightiest thing to heed on the page, if there is any."""
    if scene.past.unread:
        return Heeded(Notice(scene.past.unread, "about", Care.HEED))
    if state.locked:
        words = tr("The programme, prompts and walks are paused for your safety.")
        see = tr("See the list")
        return Heeded(Notice(words, "help", Care.STOP, see), page="help")
    plan = scene.plan
    if plan is None:
        return None
    return _to_be_checked(plan) or _own_minutes(plan)


def _to_be_checked(plan: Plan) -> Heeded | None:
    now, words = plan.standing, ""
    advised = advice(now, plan.today)
    if now.sign is not None:
        words = tr("Check first: you named a sign that a clinician should look at.")
    elif now.must_be_checked:
        words = tr(
            "Usual pain of 7 or more: level 0 only, until you have been checked."
        )
    elif Advice.DRIFT in advised:
        words = tr("Your usual pain is 2 or more above the start. Have it checked.")
        return Heeded(Notice(words, "help", Care.HEED, tr("See the list")), page="help")
    elif Advice.USUAL_PAIN in advised:
        words = tr("Usual pain of 5 or more: ask a clinician first.")
    if not words:
        return None
    checked = tr("I have been checked")
    return Heeded(Notice(words, "help", Care.HEED, checked), Cleared())


def _own_minutes(plan: Plan) -> Heeded | None:
    """Say so where no reminder leaves anything to the programme."""
    enabled = [each for each in plan.settings.reminders if each.enabled]
    if not enabled or any(each.minutes is None for each in enabled):
        return None
    words = tr(
        "Your reminders have minutes of their own, so they ask every day as before."
        " Leave the minutes to the programme in their settings."
    )
    notice = Notice(words, "bell", Care.CALM, tr("Settings"))
    return Heeded(notice, page="settings")


def start_preview(answer: Answer) -> str:
    """Return where an answer would begin, and what to heed."""
    level = LEVELS[start_level(answer.able, flared_up=answer.flared_up)]
    usual = answer.usual
    if usual is not None and usual >= VERY_MUCH:
        level = LEVELS[SETTLE]
    amount = f"{level_minutes(level)} {level_unit(level)}"
    where = tr(
        "You would start at {level}: {amount}.", level=level_name(level), amount=amount
    )
    return sentences(where, _start_care(usual))


def _start_care(usual: int | None) -> str:
    if usual is None or usual < MUCH:
        return ""
    if usual < VERY_MUCH:
        return tr("With usual pain of 5 or more, please ask a clinician first.")
    return tr(
        "With usual pain of 7 or more it stays there until you have been checked."
    )


def shown_levels(now: Standing) -> tuple[int, ...]:
    """Return the levels of the path: those beyond the goal once it is reached."""
    return tuple(range((TOP if now.index >= GOAL else GOAL) + 1))


def flare_day(now: Standing, today: date) -> int:
    """Return the how-manieth day of a flare-up it is."""
    return 0 if now.flared_up is None else (today - now.flared_up).days + 1
