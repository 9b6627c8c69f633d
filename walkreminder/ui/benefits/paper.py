"""The panel on paper: all that it says, set in black as one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from walkreminder.core.benefits import SafetyId, SectionId
from walkreminder.core.places import PAIN_COLOURS, SIGNS_IN
from walkreminder.ui.benefits.foot import foot_words
from walkreminder.ui.benefits.poses import DRAWINGS
from walkreminder.ui.parts.anatomy import ZONES, Drawing, Tint, figure_pixmap
from walkreminder.ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from walkreminder.core.benefits import Card, Content, Grade, SafetyList, Zone

KEEP: Final = QTextFormat.Property.UserProperty.value + 1
GAP: Final = 14
SHARP: Final = 3.0  # pixels of a picture for each of the screen
BODY_HEIGHT: Final = 250
POSE_HEIGHT: Final = 150


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: its size in points, its weight, the air around."""

    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    above: float = 0
    below: float = 4
    level: int = 0
    air: float = 125  # percent of a line's height
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading


TITLE: Final = Style(24, QFont.Weight.DemiBold, 0, 6, 1, 110)
PART: Final = Style(16, QFont.Weight.DemiBold, 26, 6, 2, 110)
CLAIM: Final = Style(11.5, QFont.Weight.DemiBold, 14, 3, 3, 110)
LEAD: Final = Style(12.5, QFont.Weight.Normal, 0, 8)
BODY: Final = Style(10)
STRONG: Final = Style(10, QFont.Weight.DemiBold)
SMALL: Final = Style(8.5, QFont.Weight.Normal, 0, 2)
PICTURE: Final = Style(8.5, air=100, align=Qt.AlignmentFlag.AlignHCenter)
UNDER: Final = Style(
    10, QFont.Weight.DemiBold, 4, 0, align=Qt.AlignmentFlag.AlignHCenter
)
SAID: Final = Style(8.5, below=2, align=Qt.AlignmentFlag.AlignHCenter)


def paper(content: Content, family: str) -> QTextDocument:
    """Return the document, in a family of type; it has no pages yet."""
    sheet = Sheet(family)
    sheet.write(content.labels.title, TITLE)
    sheet.write(foot_words(content), SMALL)
    for section in content.sections:
        sheet.write(section.name, PART, keep=True)
        signs = SIGNS_IN.get(section.id)
        if section.id is SectionId.MUSCLES:
            _write_muscles(sheet, content)
        if section.id is SectionId.ENDORPHINS:
            _write_summary(sheet, content)
        if signs is not None:
            _write_signs(sheet, content, content.signs(signs))
        for card in content.cards_of(section.id):
            _write_card(sheet, content, card)
    _write_help(sheet, content)
    _write_article(sheet, content)
    _write_sources(sheet, content)
    return sheet.document


class Sheet:
    """A document being written from top to bottom."""

    def __init__(self, family: str) -> None:
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        font = QFont(family, 10)
        # Else a hyphen between digits becomes a sign of the type's own, which nobody
        # can search for or copy out of a PDF: half of an address would be lost.
        font.setFeature(QFont.Tag("calt"), 0)
        self.document.setDefaultFont(font)
        self._cursor = QTextCursor(self.document)
        self._begun = False
        self._pictures = 0

    def write(self, text: str, style: Style = BODY, *, keep: bool = False) -> None:
        """Write a paragraph; `keep` holds it on one page with the next."""
        self._begin(style, keep=keep)
        self._cursor.insertText(text, _letters(style))

    def write_named(
        self, name: str, text: str, style: Style = SMALL, *, keep: bool = False
    ) -> None:
        """Write a paragraph whose first words stand out."""
        self._begin(style, keep=keep)
        strong = Style(style.size, QFont.Weight.DemiBold)
        self._cursor.insertText(f"{name} ", _letters(strong))
        self._cursor.insertText(text, _letters(style))

    def write_list(self, items: Iterable[str]) -> None:
        """Write points, which stay together and with what follows."""
        points = None
        for item in items:
            self.write(item, keep=True)
            if points is None:
                form = QTextListFormat()
                form.setStyle(QTextListFormat.Style.ListDisc)
                points = self._cursor.createList(form)
            else:
                points.add(self._cursor.block())

    def draw(self, columns: Iterable[tuple[QImage, str, str]]) -> None:
        """Draw pictures beside each other, each over its name and some words."""
        columns = tuple(columns)
        self.write("", SMALL, keep=True)
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorder(0)
        form.setCellPadding(4)
        form.setBottomMargin(GAP)
        whole = QTextLength(QTextLength.Type.PercentageLength, 100)
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / len(columns))
        form.setWidth(whole)
        form.setColumnWidthConstraints([share] * len(columns))
        table = self._cursor.insertTable(1, len(columns), form)
        for index, (image, name, words) in enumerate(columns):
            self._cursor = table.cellAt(0, index).firstCursorPosition()
            self._begun = False
            self._draw(image)
            self.write(name, UNDER)
            if words:
                self.write(words, SAID)
        self._cursor = QTextCursor(self.document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = False

    def _begin(self, style: Style, *, keep: bool) -> None:
        """Begin a paragraph; the first one of a document is there already."""
        form = QTextBlockFormat()
        form.setTopMargin(style.above)
        form.setBottomMargin(style.below)
        form.setHeadingLevel(style.level)
        form.setAlignment(style.align)
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        form.setLineHeight(style.air, kind.value)
        form.setProperty(KEEP, keep)
        if self._begun:
            self._cursor.insertBlock(form, _letters(style))
        else:
            self._cursor.setBlockFormat(form)
        self._begun = True

    def _draw(self, image: QImage) -> None:
        self._pictures += 1
        name = QUrl(f"picture:{self._pictures}")
        kind = QTextDocument.ResourceType.ImageResource
        self.document.addResource(kind.value, name, image)
        form = QTextImageFormat()
        form.setName(name.toString())
        form.setWidth(image.width() / SHARP)
        form.setHeight(image.height() / SHARP)
        self._begin(PICTURE, keep=False)
        self._cursor.insertImage(form)


def _letters(style: Style) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontPointSize(style.size)
    form.setFontWeight(style.weight)
    return form


def _picture(drawing: Drawing, working: Iterable[str], height: int) -> QImage:
    tint = Tint(frozenset(working))
    return figure_pixmap(drawing, tint, LIGHT, height, SHARP).toImage()


def _write_muscles(sheet: Sheet, content: Content) -> None:
    labels = content.labels
    bodies = ((Drawing.FRONT, labels.front), (Drawing.BACK, labels.back))
    sheet.draw(
        (_picture(drawing, ZONES, BODY_HEIGHT), name, "") for drawing, name in bodies
    )
    sheet.write(labels.four_parts, CLAIM, keep=True)
    poses = []
    for step in content.steps:
        working = content.working_in(step.id)
        names = ", ".join(zone.name for zone in content.zones if zone.id in working)
        picture = _picture(DRAWINGS[step.id], working, POSE_HEIGHT)
        poses.append((picture, step.name, f"{step.meaning} {names}."))
    sheet.draw(poses)
    sheet.write(labels.walking_builds)
    for zone in content.zones:
        _write_zone(sheet, content, zone)


def _write_zone(sheet: Sheet, content: Content, zone: Zone) -> None:
    labels = content.labels
    sheet.write(zone.name, CLAIM, keep=True)
    sheet.write(zone.for_you, keep=True)
    sheet.write(zone.role, keep=True)
    unit = f" {labels.of_its_maximum}" if zone.effort else ""
    sheet.write_named(f"{labels.when}:", zone.when, keep=True)
    effort = f"{zone.effort_written}{unit}. {zone.note}"
    sheet.write_named(f"{labels.peak_effort}:", effort, keep=True)
    _write_grounds(sheet, content, zone.grade, zone.sources)


def _write_summary(sheet: Sheet, content: Content) -> None:
    sheet.write(content.endorphins.lead, LEAD, keep=True)
    sheet.write(content.endorphins.pathway.told)
    for column in content.endorphins.columns:
        sheet.write(column.title, CLAIM, keep=True)
        for item in column.items[:-1]:
            sheet.write(item.says, keep=True)
        sheet.write(column.items[-1].says)


def _write_card(sheet: Sheet, content: Content, card: Card) -> None:
    sheet.write(card.title, CLAIM, keep=True)
    if card.tag:
        sheet.write(card.tag, SMALL, keep=True)
    for amount in card.bars:
        number = content.labels.days.format(count=amount.value)
        sheet.write_named(number, amount.label, BODY, keep=True)
    sheet.write(card.text, keep=True)
    if card.id == PAIN_COLOURS:
        for colour in content.colours:
            sheet.write_named(f"{colour.name}:", colour.text, BODY, keep=True)
    if card.more:
        sheet.write(card.more, keep=True)
    _write_grounds(sheet, content, card.grade, card.sources)


def _write_signs(sheet: Sheet, content: Content, signs: SafetyList) -> None:
    sheet.write(signs.title, CLAIM, keep=True)
    sheet.write(signs.intro, keep=True)
    sheet.write_list(signs.items)
    sheet.write(signs.then, STRONG, keep=True)
    _write_grounds(sheet, content, signs.grade, signs.sources)


def _write_grounds(
    sheet: Sheet, content: Content, grade: Grade, sources: tuple[str, ...]
) -> None:
    words = content.grades[grade]
    sheet.write_named(f"{words.name}:", words.meaning, keep=True)
    sheet.write(content.citation(sources), SMALL)


def _write_help(sheet: Sheet, content: Content) -> None:
    sheet.write(content.labels.get_help, PART, keep=True)
    sheet.write(content.labels.get_help_intro, keep=True)
    for name in (SafetyId.SOON, SafetyId.STOP):
        _write_signs(sheet, content, content.signs(name))


def _write_article(sheet: Sheet, content: Content) -> None:
    labels = content.labels
    sheet.write(labels.article, PART, keep=True)
    sheet.write(labels.article_intro, keep=True)
    for row in content.article:
        sheet.write(row.claim, CLAIM, keep=True)
        sheet.write_named(f"{labels.evidence_says}:", row.evidence, BODY, keep=True)
        sheet.write_named(f"{labels.app_says}:", row.app, BODY)


def _write_sources(sheet: Sheet, content: Content) -> None:
    sheet.write(content.labels.grades, PART, keep=True)
    grades = list(content.grades.values())
    for words in grades:
        sheet.write_named(f"{words.name}:", words.meaning, keep=words is not grades[-1])
    sheet.write(content.labels.sources, PART, keep=True)
    for source in content.sources:
        # Some citations name the address themselves.
        told = source.address in source.text
        address = "" if told else f" {source.address}"
        sheet.write(f"{source.text}.{address}", SMALL)
