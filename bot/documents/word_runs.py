"""The words of a Word paragraph: changes accepted, hidden words and fields' instructions left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.documents.word_package import W, local, on, value
from bot.documents.word_styles import Style, Styles

# What a paragraph's XML holds besides its text: properties, words deleted or moved away, readings above characters.
BESIDE = frozenset({"pPr", "rPr", "sectPr", "del", "moveFrom", "rt", "instrText", "delInstrText", "delText"})
RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
BOXES = {"F0A3": "□", "F06F": "□", "F0A8": "□", "F071": "□", "F052": "☑", "F0FE": "☑", "F054": "☒", "F0FD": "☒"}
CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
FORMULAS = {"f": ("den", "num"), "sSup": ("e", "sup")}
UNREAD = {"blip": "图片", "imagedata": "图片", "chart": "图表", "relIds": "图表"}


@dataclass(slots=True)
class Words:
    """What lies in one paragraph, or in several whose marks are deleted."""

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnotes or endnotes, id)
    boxes: list[Any] = field(default_factory=list)  # text boxes and drawn lettering

    @property
    def text(self) -> str:
        """The words, with \\n where a line is broken."""
        return "".join(self.pieces)


class Runs:
    """Collects words; knows which field the text is in, since a field goes over many paragraphs."""

    def __init__(self, styles: Styles, body: Any) -> None:
        self.styles = styles
        marks = [one.get(W + "fldCharType") for one in body.iter(W + "fldChar")]
        self.sound = marks.count("begin") == marks.count("end")
        self.fields: list[tuple[str, bool]] = []  # instruction, whether its result has begun
        self.marked: Any = None  # the run that holds a note's own mark
        self.unread: Counter[str] = Counter()

    def collect(self, element: Any, into: Words, style: Style, hidden: bool = False) -> None:
        """Add an element's words. `style`: its paragraph's, which may hide it."""
        for child in element:
            name = local(child)
            if name == "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1] = (self.fields[-1][0] + (child.text or ""), False)
            elif name in BESIDE or (name == "Fallback" and _has_choice(child)) or _makes_contents(child):
                continue
            elif name == "r":
                self.collect(child, into, style, self._hides(child, style))
            elif hidden or self._silent():  # within, only the marks of fields count
                self.collect(child, into, style, hidden)
            else:
                self._one(child, name, into, style)

    def _one(self, child: Any, name: str, into: Words, style: Style) -> None:
        if name in CHARACTERS:
            into.pieces.append(CHARACTERS[name])
        elif name == "t":
            into.pieces.append(self._text(child))
        elif name in {"br", "cr"}:
            into.pieces.append("" if child.get(W + "type") in {"page", "column"} else "\n")
        elif name == "sym":
            into.pieces.append(BOXES.get(child.get(W + "char", "").upper(), ""))
        elif name in {"footnoteReference", "endnoteReference"}:
            into.notes.append((name.removesuffix("Reference") + "s", child.get(W + "id", "")))
            if child.get(W + "customMarkFollows") in {"1", "true", "on"}:
                self.marked = child.getparent()
        elif name in {"txbxContent", "textpath"}:
            into.boxes.append(child)
        elif name in FORMULAS:
            into.pieces.append(self._formula(child, name, style))
        else:
            if name in UNREAD:
                self.unread[UNREAD[name]] += 1
            self.collect(child, into, style)

    def _text(self, element: Any) -> str:
        run, text = element.getparent(), element.text or ""
        if run is self.marked:
            return ""
        raised = text.isascii() and value(run, "rPr/vertAlign") == "superscript"
        return text.translate(RAISED) if raised else text

    def _formula(self, element: Any, name: str, style: Style) -> str:
        """A fraction on one line, a power raised. Example: 1 over 2 -> 1/2, 10 with 4 above -> 10⁴"""
        below, above = (
            "".join(self._inner(part, style) for part in element if local(part) == kind) for kind in FORMULAS[name]
        )
        if name == "f":
            return f"{above}/{below}"
        return below + (above.translate(RAISED) if above.isascii() else f"^{above}")

    def _inner(self, element: Any, style: Style) -> str:
        words = Words()
        self.collect(element, words, style)
        return words.text

    def _hides(self, run: Any, style: Style) -> bool:
        """Whether a run is hidden: it says so itself, or the style of its characters or of its paragraph does."""
        said = on(run, "rPr/vanish")
        return (style.hidden or self.styles.hides(value(run, "rPr/rStyle"))) if said is None else said

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(("", False))
        elif kind == "separate" and self.fields:
            self.fields[-1] = (self.fields[-1][0], True)
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _silent(self) -> bool:
        """Whether the text is a field's instruction, or lies in a table of contents."""
        return self.sound and any(not begun or told.split()[:1] == ["TOC"] for told, begun in self.fields)


def _has_choice(fallback: Any) -> bool:
    """Whether a drawing stands twice, for newer and for older programs: the second is passed over."""
    return any(local(one) == "Choice" for one in fallback.getparent())


def _makes_contents(field: Any) -> bool:
    return bool(local(field) == "fldSimple" and field.get(W + "instr", "").split()[:1] == ["TOC"])
