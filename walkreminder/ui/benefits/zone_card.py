"""The chosen muscle: what it does in a day and in a step, when, how hard, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from walkreminder.ui.benefits.claim import grade_badge
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.parts.card import Card
from walkreminder.ui.parts.number import Number
from walkreminder.ui.parts.paint import isolated
from walkreminder.ui.parts.text import Caption
from walkreminder.ui.theme import Face, Space, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from walkreminder.core.benefits import Content, Zone
    from walkreminder.ui.dressing import ThemeSource

PADDING: Final = (Space.M, 20)
SHARES: Final = (1, 1)


LEAST: Final = 200
STACK_BELOW: Final = 260


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
        self._for_you = Prose(themes, zone.for_you, parent=self)
        self._role = Prose(themes, zone.role, parent=self)
        self._effort = Number(themes, Face.LEAD_MEDIUM, Face.SMALL, self)
        self._when = Prose(themes, zone.when, parent=self)
        self._note = Prose(themes, zone.note, Face.SMALL, Tone.MUTED, parent=self)
        # Whoever walks along the muscles sees the card stand still.
        zones = content.zones
        self._for_you.leaving_room_for(each.for_you for each in zones)
        self._role.leaving_room_for(each.role for each in zones)
        self._when.leaving_room_for(each.when for each in zones)
        self._note.leaving_room_for(self._written_note(each) for each in zones)
        labels = content.labels
        self.body.addWidget(self._name)
        self.body.addLayout(self._captioned(labels.in_your_day, self._for_you))
        self.body.addLayout(self._graded(labels.in_one_step, self._role))
        self.body.addLayout(self._facts())
        self.body.addStretch(1)
        self.body.addWidget(self._note)
        self.show_zone(zone)

    def minimumSizeHint(self) -> QSize:
        """Ask for one fact's width: where it is narrow they stand under each other."""
        return QSize(self._themes.theme.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts beside each other, or under each other."""
        super().resizeEvent(event)
        stacks = self.width() < self._themes.theme.px(STACK_BELOW)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if stacks else way.LeftToRight)

    def _facts(self) -> QBoxLayout:
        themes, labels = self._themes, self._content.labels
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(themes.theme.px(Space.M))
        facts = ((labels.peak_effort, self._effort), (labels.when, self._when))
        for (caption, fact), share in zip(facts, SHARES, strict=True):
            column = self._captioned(caption, fact)
            if fact is self._when:  # the number beside it is taller
                column.insertSpacing(1, themes.theme.px(Space.XS))
            column.addStretch(1)
            row.addLayout(column, share)
        return row

    def _graded(self, caption: str, words: QWidget) -> QVBoxLayout:
        """Put the badge beside what it grades; nothing above that was studied."""
        column, head = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(self._themes.theme.px(2))
        head.addWidget(Caption(self._themes, caption, parent=self))
        head.addStretch(1)
        head.addWidget(self._badge)
        column.addLayout(head)
        column.addWidget(words)
        return column

    def _captioned(self, caption: str, words: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._themes.theme.px(2))
        column.addWidget(Caption(self._themes, caption, parent=self))
        column.addWidget(words)
        return column

    def show_zone(self, zone: Zone) -> None:
        """Show one muscle."""
        labels, words = self._content.labels, self._content.grades[zone.grade]
        self.setAccessibleName(zone.name)
        self._name.show_text(zone.name)
        self._for_you.show_text(zone.for_you)
        self._role.show_text(zone.role)
        unit = labels.of_its_maximum if zone.effort else ""
        self._effort.show_number(isolated(zone.effort_written), unit)
        self._when.show_text(zone.when)
        self._note.show_text(self._written_note(zone))
        self._badge.show_grade(zone.grade, words.name, words.meaning)

    def _written_note(self, zone: Zone) -> str:
        return f"{zone.note} {self._content.labels.walking_builds}"
