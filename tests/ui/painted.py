"""What a widget paints in words, whatever it is made of."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

TEXT = "{http://www.w3.org/2000/svg}text"


def painted(widget: QWidget) -> str:
    """Return the words that a widget paints itself, without what lies on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    widget.render(drawing, QPoint(), QRegion(), QWidget.RenderFlag(0))
    root = ET.fromstring(buffer.data().data())
    return " ".join(each.text or "" for each in root.iter(TEXT))
