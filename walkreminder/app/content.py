"""What the app says of walking and health, read in the user's language."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from walkreminder.core.benefits import parse
from walkreminder.resources import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QDialog

    from walkreminder.core.claims import Content
    from walkreminder.ui.dressing import ThemeSource


def content_in(languages: Sequence[str]) -> Content:
    """Return the content in the first of the languages that there is."""
    file = translated("content", languages)
    return parse(tomllib.loads(file.read_text(encoding="utf-8")))


def show_help_over(dialog: QDialog, themes: ThemeSource) -> None:
    """Show when to get help over a dialog that stands alone."""
    # Imported here: the dialogs are seldom, and this is wanted on few of them.
    from walkreminder.ui.help_dialog import HelpDialog  # noqa: PLC0415

    languages = QLocale.system().uiLanguages()
    HelpDialog(themes, content_in(languages), dialog).show()
