"""When to get help: the signs that need someone to look, calmly and in large words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from walkreminder.core.benefits import SafetyId
from walkreminder.ui.benefits.foot import foot_words
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.page import Page
from walkreminder.ui.parts.in_view import InView
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from walkreminder.core.benefits import Content
    from walkreminder.ui.dressing import ThemeSource

CARE: Final = {
    SafetyId.EMERGENCY: Care.STOP,
    SafetyId.STOP: Care.STOP,
    SafetyId.SOON: Care.HEED,
    SafetyId.CHECK: Care.HEED,
}
ORDER: Final = (SafetyId.EMERGENCY, SafetyId.SOON, SafetyId.STOP, SafetyId.CHECK)


class HelpPage(Page):
    """The four lists of signs, the most urgent one first."""

    def __init__(
        self, themes: ThemeSource, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(themes, content.labels.get_help, parent)
        intro = content.labels.get_help_intro
        above = Prose(themes, intro, Face.LARGE, Tone.MUTED, parent=self)
        above.setObjectName("piece/help")
        self.body.addWidget(above)
        for name in ORDER:
            large, care = Face.LARGE, CARE[name]
            self.body.addWidget(SignsPanel(themes, content, name, care, large, self))
        words = foot_words(content)
        self.body.addWidget(Prose(themes, words, Face.SMALL, Tone.MUTED, parent=self))
        self.body.addStretch(1)
        self._in_view = InView(self, themes)
        self.become_stop()

    def show_place(self, name: str) -> None:
        """Bring a list of signs into view."""
        panel = self.findChild(QWidget, name)
        if panel is not None:
            self._in_view.keep(panel)
