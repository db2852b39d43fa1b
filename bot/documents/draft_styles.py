"""What begins a paragraph's line in a draft: # for a heading, > for a block quotation, and the number that Word counts."""

from __future__ import annotations

import re
import zipfile

from bot.documents import word_package
from bot.documents.draft_xml import Node
from bot.documents.word_numbers import Numbering
from bot.documents.word_package import number, value
from bot.documents.word_styles import DEEPEST, Styles

QUOTED = re.compile(r"(?:intense )?quote|(?:明显)?引用|block text|文本块", re.IGNORECASE)
HEADING_MOST = 60  # characters; a whole paragraph in a heading's style is text


class Openings:
    """The styles and lists of one file; it counts, so that it is asked once for each paragraph, in order."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        package = word_package.Package(archive)
        self.styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self.styles.lists())

    def hides(self, paragraph: Node) -> bool:
        """Whether the words of a paragraph are hidden by its style."""
        return self.styles.of(paragraph.value("pPr", "pStyle")).hidden

    def opening(self, paragraph: Node, words: str) -> str:
        """What stands before a paragraph's words. Example: a heading of a list of 一、二、 -> # 一、"""
        label = self._label(paragraph)
        named = paragraph.value("pPr", "pStyle")
        style, direct = self.styles.of(named), number(paragraph.value("pPr", "outlineLvl"))
        level = style.level if direct is None else direct + 1 if direct < DEEPEST else None
        if QUOTED.fullmatch(value(self.styles.elements.get(named), "name") or ""):
            return f"> {label}"
        short = len(words.strip()) <= HEADING_MOST and not words.rstrip().endswith(("。", "；"))
        rank = 1 if style.title else level or 0
        return f"{'#' * rank} {label}" if rank and short else label

    def _label(self, paragraph: Node) -> str:
        named = paragraph.value("pPr", "pStyle")
        style = self.styles.of(named)
        own = paragraph.value("pPr", "numPr", "numId")
        given = own or style.num_id
        if not given or given == "0":
            return ""
        at = number(paragraph.value("pPr", "numPr", "ilvl"))
        if at is None:
            tied = None if own else self._numbering.level_of_style(given, named)
            at = tied if tied is not None else 0 if own else style.num_level or 0
        return self._numbering.label(given, at)
