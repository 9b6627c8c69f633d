"""The chosen muscle: what it does, when, how hard, and who measured it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content, Zone
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.M, 20)
SHARES: Final = (1, 1)


class ZoneCard(Card):
    """Says everything that is known of one muscle."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, "", PADDING, parent)
        self._content = content
        zone = content.zones[0]
        self._name = Prose(themes, zone.name, Face.TITLE, parent=self)
        self._badge = grade_badge(themes, content, zone.grade)
        self._role = Prose(themes, zone.role, parent=self)
        self._effort = Number(themes, Face.LEAD_MEDIUM, Face.SMALL, self)
        self._when = Prose(themes, zone.when, parent=self)
        self._note = Prose(themes, zone.note, Face.SMALL, Tone.MUTED, parent=self)
        # Whoever walks along the muscles sees the card stand still.
        zones = content.zones
        self._role.leaving_room_for(each.role for each in zones)
        self._when.leaving_room_for(each.when for each in zones)
        self._note.leaving_room_for(self._written_note(each) for each in zones)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self._role)
        self.body.addLayout(self._facts())
        self.body.addStretch(1)
        self.body.addWidget(self._note)
        self.show_zone(zone)

    def _facts(self) -> QHBoxLayout:
        themes, labels = self._themes, self._content.labels
        row = QHBoxLayout()
        row.setSpacing(themes.theme.px(Space.L))
        facts = ((labels.peak_effort, self._effort), (labels.when, self._when))
        for (caption, fact), share in zip(facts, SHARES, strict=True):
            column = QVBoxLayout()
            column.setSpacing(themes.theme.px(2))
            column.addWidget(Caption(themes, caption, parent=self))
            if fact is self._when:
                column.addSpacing(themes.theme.px(Space.XS))  # the number is taller
            column.addWidget(fact)
            column.addStretch(1)
            row.addLayout(column, share)
        return row

    def show_zone(self, zone: Zone) -> None:
        """Show one muscle."""
        labels, words = self._content.labels, self._content.grades[zone.grade]
        self.setAccessibleName(zone.name)
        self._name.show_text(zone.name)
        self._role.show_text(zone.role)
        unit = labels.of_its_maximum if zone.effort else ""
        self._effort.show_number(zone.effort_written, unit)
        self._when.show_text(zone.when)
        self._note.show_text(self._written_note(zone))
        self._badge.show_grade(zone.grade, words.name, words.meaning)

    def _written_note(self, zone: Zone) -> str:
        return f"{zone.note} {self._content.labels.walking_builds}"
