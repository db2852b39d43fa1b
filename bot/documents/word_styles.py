"""What the styles of a Word file say of a paragraph: its rank among headings, its list, whether it is hidden or centred."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.documents.word_package import W, number, on, value

HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)
TITLE = re.compile(r"title|标题|公文标题|文档标题|文件标题", re.IGNORECASE)
CONTENTS = re.compile(r"(?:toc|目录)\s*\d|table of figures|toc heading|图表目录", re.IGNORECASE)
DEEPEST = 6  # ranks of headings


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over from the one it is based on. `level`: 1 to 6 of a heading."""

    level: int | None = None
    title: bool = False
    contents: bool = False
    num_id: str | None = None
    num_level: int | None = None
    hidden: bool = False
    centred: bool = False


PLAIN = Style()


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Any | None) -> None:
        found = list(root.iter(W + "style")) if root is not None else []
        self.elements = {one.get(W + "styleId"): one for one in found}
        self.known: dict[str | None, Style] = {}
        self.default = next((one.get(W + "styleId") for one in found if _is_default(one)), None)

    def of(self, style_id: str | None) -> Style:
        """A style; of a paragraph that names none, or one that is not there, the file's usual one."""
        style_id = style_id if style_id in self.elements else self.default
        if style_id not in self.known:
            chain: list[str | None] = []
            at: str | None = style_id
            while at in self.elements and at not in self.known and at not in chain:
                chain.append(at)
                at = value(self.elements[at], "basedOn")
            style = self.known.get(at, PLAIN)
            for one in reversed(chain):
                style = self.known[one] = _with(style, self.elements[one])
            self.known.setdefault(style_id, style)
        return self.known[style_id]

    def hides(self, style_id: str | None) -> bool:
        """Whether a style that is named hides text; no style, none of the file's usual one."""
        return style_id in self.elements and self.of(style_id).hidden

    def lists(self) -> Mapping[str, str]:
        """The list that each list style names."""
        given = ((key, value(one, "pPr/numPr/numId")) for key, one in self.elements.items())
        return {key: num_id for key, num_id in given if key and num_id}


def _is_default(element: Any) -> bool:
    return element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true", "on"}


def _with(base: Style, element: Any) -> Style:
    name = value(element, "name") or ""
    outline = number(value(element, "pPr/outlineLvl"))
    level = base.level
    if match := HEADING.fullmatch(name):
        level = int(match[1])
    elif outline is not None:
        level = outline + 1 if outline < DEEPEST else None
    hidden, jc = on(element, "rPr/vanish"), value(element, "pPr/jc")
    num_level = number(value(element, "pPr/numPr/ilvl"))
    return replace(
        base,
        level=level,
        title=bool(TITLE.fullmatch(name)) or (base.title and not match),
        contents=base.contents or bool(CONTENTS.match(name)),
        num_id=value(element, "pPr/numPr/numId") or base.num_id,
        num_level=base.num_level if num_level is None else num_level,
        hidden=base.hidden if hidden is None else hidden,
        centred=base.centred if jc is None else jc == "center",
    )
