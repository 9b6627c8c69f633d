"""When to get help: the signs that need someone to look, calmly and in large words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from walkreminder.core.benefits import SafetyId
from walkreminder.ui.benefits.foot import foot_words
from walkreminder.ui.benefits.prose import Prose
from walkreminder.ui.benefits.signs import SignsPanel
from walkreminder.ui.page import Page
from walkreminder.ui.parts.notice import Care
from walkreminder.ui.theme import Face, Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        self.body.addWidget(Prose(themes, intro, Face.LARGE, Tone.MUTED, parent=self))
        for name in ORDER:
            signs = content.signs(name)
            self.body.addWidget(SignsPanel(themes, signs, CARE[name], Face.LARGE, self))
        words = foot_words(content)
        self.body.addWidget(Prose(themes, words, Face.SMALL, Tone.MUTED, parent=self))
        self.body.addStretch(1)
        self.become_stop()
