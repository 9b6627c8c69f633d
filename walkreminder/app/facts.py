"""The card worth knowing: chosen by the records, remembered where windows are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from walkreminder.core.daily_card import card_for, from_text, remembered, to_text
from walkreminder.core.days import excused
from walkreminder.core.occasion import SPAN, may_be_first, occasion
from walkreminder.core.stats import ONE_WEEK
from walkreminder.core.timetable import local_date

if TYPE_CHECKING:
    from walkreminder.app.pages import Library, Places
    from walkreminder.core.claims import Card, Content, Occasion
    from walkreminder.core.state import Scene

# Beside the windows' places: it may be lost with them, and then a card comes again.
NAME: Final = "cards-shown"


class Facts:
    """Tells what today is, and which card fits it."""

    def __init__(self, records: Library, places: Places) -> None:
        self._records = records
        self._places = places
        self._known: tuple[tuple[object, ...], Occasion] | None = None

    def occasion(self, scene: Scene) -> Occasion:
        """Return what today is; the records are read again only if there are more."""
        today, goal = local_date(scene.now, scene.zone), scene.settings.goal
        days_off = scene.settings.days_off
        asked = (self._records.changes, today, goal, days_off)
        if self._known is None or self._known[0] != asked:
            walks = self._records.walks(today - SPAN, today)
            if may_be_first(walks, today):
                walks = self._records.walks(date.min, today)
            costs = self._records.unwalked(today - 2 * ONE_WEEK, today)
            costs = excused(costs, days_off)
            self._known = asked, occasion(walks, costs, today, goal)
        return self._known[1]

    def card(
        self, content: Content, what: Occasion, scene: Scene
    ) -> tuple[Card, Occasion]:
        """Return the card that fits and what it was chosen for; it counts as shown."""
        today = local_date(scene.now, scene.zone)
        shown = from_text(self._places.place(NAME))
        chosen = card_for(content, what, today, shown)
        self._places.keep(NAME, to_text(remembered(shown, chosen)))
        return content.card(chosen.card), chosen.occasion
