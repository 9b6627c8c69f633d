"""The look of the app as values; the one place where a colour or size is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo, QStyleHints

from walkreminder.ui.stylesheet import qt_palette, stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


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
        skin="#EDEFEB",
        contour="#7F8B84",
        detail="#B3BCB5",
        zone="#D5DCD5",
        fibre="#B0BBB3",
        hair="#CDD4CE",
        far="#DFE3DE",
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
        skin="#323D37",
        contour="#93A19A",
        detail="#5A6861",
        zone="#45534B",
        fibre="#66766D",
        hair="#4F5E55",
        far="#29332E",
    ),
)


class Tone(Enum):
    """What a text is about; its value is the palette's token."""

    INK = "ink"
    MUTED = "muted"
    LEAF = "leaf"
    AMBER = "amber"
    CLAY = "clay"
    ON_LEAF = "on_leaf"


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
MOTION_MS: Final = 160


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


class Choice(Enum):
    """Which theme the user wants; the values are those of the settings file."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


SCHEMES: Final = {
    Choice.SYSTEM: Qt.ColorScheme.Unknown,
    Choice.LIGHT: Qt.ColorScheme.Light,
    Choice.DARK: Qt.ColorScheme.Dark,
}

# The usual defaults of desktops are 9 to 11 points, 12 to 14.7 px, and all of
# them get a body of 14 px. Whoever sets a larger font gets everything larger.
LARGEST_USUAL_FONT_PX: Final = 14.7
LARGEST_SCALE: Final = 2.5


def scale_for(system_font: QFont) -> float:
    """Return how much larger than usual this person likes things to be."""
    size = QFontInfo(system_font).pixelSize()
    return min(LARGEST_SCALE, max(1.0, size / LARGEST_USUAL_FONT_PX))


def wants_less_motion(hints: QStyleHints) -> bool:
    """Return whether the desktop asks for less motion; older Qt cannot tell."""
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility and accessibility(), "motionPreference", None)
    return preference is not None and preference().name.startswith("Reduc")


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole app; Fusion lies below, so no desktop's own style shows."""
    if not app.styleSheet():
        app.setStyle("Fusion")
    app.setFont(theme.font(Face.BODY))
    app.setPalette(qt_palette(theme))
    app.setStyleSheet(stylesheet(theme))


class ThemeSource(QObject):
    """Knows the theme of the moment and tells painted widgets when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()
        self._scale: float | None = None
        self._choice = choice
        self._theme: Theme | None = None
        self._hints.colorSchemeChanged.connect(self._follow)
        self.use(choice)

    @property
    def theme(self) -> Theme:
        """The theme of the moment; ask again after `changed`.

        The app is dressed when somebody first asks: fonts take a while to find.
        """
        if self._theme is None:
            self._theme = self._dressed()
        return self._theme

    def dress(self) -> None:
        """Dress the app now if nobody has asked yet: the tray's menu never does."""
        if self._theme is None:
            self._theme = self._dressed()

    def use(self, choice: Choice) -> None:
        """Follow the user's choice from now on."""
        self._choice = choice
        self._hints.setColorScheme(SCHEMES[choice])
        self._follow()

    def enlarge(self, scale: float) -> None:
        """Show everything at another size, as a larger system font would."""
        self._scale = scale
        self._follow()

    def _follow(self) -> None:
        if self._theme is not None:
            self._theme = self._dressed()
        self.changed.emit()

    def _dressed(self) -> Theme:
        if self._scale is None:
            self._scale = scale_for(self._app.font())
        scheme = SCHEMES[self._choice]
        if self._choice is Choice.SYSTEM:
            scheme = self._hints.colorScheme()
        palette = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        theme = Theme(palette, self._scale, wants_less_motion(self._hints))
        apply(self._app, theme)
        return theme
