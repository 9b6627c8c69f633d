"""The look of the app as values; the one place where a colour or size is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Final, Literal

from PySide6.QtGui import QFont


@dataclass(frozen=True, slots=True)
class FigureInks:
    """The colours of the drawn body, swapped one for one when the theme changes."""

    skin: str
    contour: str
    detail: str
    zone: str
    fibre: str
    hair: str
    far: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one theme; `soft` tones lie under text of their own hue."""

    shade: Literal["light", "dark"]
    paper: str
    surface: str
    ink: str
    muted: str
    line: str
    edge: str
    track: str
    hover: str
    leaf: str
    leaf_soft: str
    leaf_hover: str
    on_leaf: str
    amber: str
    amber_soft: str
    clay: str
    clay_soft: str
    heat: tuple[str, str, str, str, str]
    panel_ink: str
    on_tray: str
    figure: FigureInks


LIGHT: Final = Palette(
    shade="light",
    paper="#F7F6F2",
    surface="#FFFFFF",
    ink="#1F2A24",
    muted="#55635B",
    line="#E3E4DE",
    edge="#868F88",
    track="#E8E8E2",
    hover="#F1F1EC",
    leaf="#2A7353",
    leaf_soft="#DDEFE5",
    leaf_hover="#235F45",
    on_leaf="#FFFFFF",
    amber="#8A5A12",
    amber_soft="#FBF0D9",
    clay="#A5362C",
    clay_soft="#F9E3E0",
    heat=("#EEEEE9", "#B5D9C6", "#82BB9E", "#4F9674", "#2A7353"),
    panel_ink="#26302B",
    on_tray="#FFFFFF",
    figure=FigureInks(
        skin="#EFEFEA",
        contour="#7F8B84",
        detail="#B2B9B2",
        zone="#C8D3CB",
        fibre="#8FA096",
        hair="#BCC6BE",
        far="#E3E5E0",
    ),
)

DARK: Final = Palette(
    shade="dark",
    paper="#141A17",
    surface="#1D2521",
    ink="#EAF1EC",
    muted="#9FB0A6",
    line="#2C3731",
    edge="#6B7A71",
    track="#29322D",
    hover="#242D28",
    leaf="#6CCB9C",
    leaf_soft="#23382E",
    leaf_hover="#82D7AD",
    on_leaf="#0F1F17",
    amber="#E3B35A",
    amber_soft="#3A2F1A",
    clay="#F08A7E",
    clay_soft="#3B2422",
    heat=("#29322D", "#27523F", "#397357", "#52A07C", "#6CCB9C"),
    panel_ink="#F2F4F2",
    on_tray="#10201A",
    figure=FigureInks(
        skin="#3B4740",
        contour="#9AA8A1",
        detail="#64736B",
        zone="#4D5D54",
        fibre="#7F9187",
        hair="#27312B",
        far="#29332E",
    ),
)


# For paper out of a printer without colours: no hue, and nothing too pale to be read.
BLACK: Final = replace(
    LIGHT,
    paper="#FFFFFF",
    ink="#000000",
    muted="#3D3D3D",
    line="#C4C4C4",
    edge="#5C5C5C",
    track="#E4E4E4",
    leaf="#4A4A4A",
    leaf_soft="#E8E8E8",
    amber="#000000",
    clay="#000000",
)


class Tone(Enum):
    """What a text is about; its value is the palette's token."""

    INK = "ink"
    MUTED = "muted"
    LEAF = "leaf"
    AMBER = "amber"
    CLAY = "clay"


class Space(IntEnum):
    """The only distances between things, in pixels of the 14 px body."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Corners, in the same pixels."""

    BAR = 5
    CELL = 6
    CONTROL = 8
    CARD = 12


class Height(IntEnum):
    """Heights of controls, in the same pixels."""

    BADGE = 24
    CHIP = 32
    CONTROL = 36
    ROUND = 48
    ROUND_MAIN = 64


ICON: Final = 20
ICON_SMALL: Final = 16
HAIRLINE: Final = 1.0
FOCUS_GAP: Final = 2.0
FOCUS_LINE: Final = 2.0


class Face(Enum):
    """The type roles: size, weight, and letter spacing as a share of the size."""

    CAPTION = (12, QFont.Weight.DemiBold, 0.07)
    PHASE = (12, QFont.Weight.DemiBold, 0.14)
    SMALL = (12, QFont.Weight.Normal, 0.0)
    SMALL_MEDIUM = (12, QFont.Weight.Medium, 0.0)
    SMALL_STRONG = (12, QFont.Weight.DemiBold, 0.0)
    BODY = (14, QFont.Weight.Normal, 0.0)
    MEDIUM = (14, QFont.Weight.Medium, 0.0)
    STRONG = (14, QFont.Weight.DemiBold, 0.0)
    LARGE = (16, QFont.Weight.Normal, 0.0)
    HINT = (16, QFont.Weight.Medium, 0.0)
    TITLE = (16, QFont.Weight.DemiBold, 0.0)
    LEAD = (20, QFont.Weight.Normal, 0.0)
    LEAD_MEDIUM = (20, QFont.Weight.Medium, 0.0)
    LEAD_STRONG = (20, QFont.Weight.DemiBold, 0.0)
    HEADING = (28, QFont.Weight.DemiBold, -0.01)
    NUMBER = (28, QFont.Weight.Medium, -0.01)
    MINI = (28, QFont.Weight.Light, -0.02)
    CLOCK = (48, QFont.Weight.Light, -0.02)
    RING = (56, QFont.Weight.Light, -0.02)


LINE_HEIGHTS: Final = {12: 16, 14: 20, 16: 24, 20: 28, 28: 36, 48: 52, 56: 60}


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: a palette, a size, and whether things may move."""

    palette: Palette
    scale: float = 1.0
    reduced_motion: bool = False

    def px(self, length: float) -> int:
        """Return a design length in whole pixels of this theme's size."""
        return round(length * self.scale)

    def length(self, length: float) -> float:
        """Return a design length for painting, not rounded."""
        return length * self.scale

    def line_height(self, face: Face) -> int:
        """Return the distance from one line of a paragraph to the next."""
        return self.px(LINE_HEIGHTS[face.value[0]])

    def colour(self, tone: Tone) -> str:
        """Return the colour of a text tone."""
        colour: str = getattr(self.palette, tone.value)
        return colour

    def font(self, face: Face) -> QFont:
        """Return the system's font in a type role."""
        size, weight, spacing = face.value
        font = QFont()
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        if spacing:
            kind = QFont.SpacingType.AbsoluteSpacing
            font.setLetterSpacing(kind, size * spacing * self.scale)
        return font


def figures(font: QFont) -> QFont:
    """Return the same font with digits of one width, for digits that tick or align."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
