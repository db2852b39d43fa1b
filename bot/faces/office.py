"""What Word and Excel files need of Chinese text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

# What XML cannot hold.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FONT = "宋体"


def printable(words: str) -> str:
    """Words that XML can hold."""
    return UNPRINTABLE.sub("", words)


def song(document: Document) -> None:
    """Let every style of a Word document write Chinese in 宋体: the template's theme names a font for none."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    for style in document.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER):
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), FONT)
            fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
