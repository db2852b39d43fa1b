"""A web page as a tree of what it shows: without scripts, forms' parts and hidden elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 200
RULES = 2_000  # style rules that are looked through for hidden elements
SKIPPED = frozenset(
    "script style template noscript iframe svg button select textarea input rt rp head object canvas audio video del".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
HIDING = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)
UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # where a browser may break a line; nobody sees them
BROKEN_BETWEEN_WIDE = re.compile(r"(?<=[\u3001-\u9fff\uff00-\uffef])[ \t]*+[\r\n]\s*+(?=[\u3001-\u9fff\uff00-\uffef])")


@dataclass(slots=True, eq=False)
class Element:
    """An element with what it shows: other elements, and text as a browser sets it."""

    tag: str
    attributes: Mapping[str, str | None]
    children: list[Element | str] = field(default_factory=list)
    parent: Element | None = None

    @property
    def elements(self) -> list[Element]:
        """The elements among its children."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """Its words without white space at blocks' ends."""
        return "".join(self.pieces()).strip()

    def pieces(self) -> Iterator[str]:
        """Its words in pieces, as they follow each other."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.pieces()
                if child.tag in BLOCKS or child.tag == "br":
                    yield " "

    def walk(self) -> Iterator[Element]:
        """It and all elements within it, in the page's order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def names(self) -> set[str]:
        """The words of its class and id, in small letters. Example: class="leftNav top-bar" -> left, nav, top, bar"""
        given = f"{self.attributes.get('class') or ''} {self.attributes.get('id') or ''}"
        return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", given)}

    def remove(self) -> None:
        """Take it out of its page."""
        if self.parent:
            self.parent.children.remove(self)


def body(tree: LexborHTMLParser) -> Element | None:
    """What a page shows. Raises ValueError with a Chinese reason where it is nested too deeply."""
    _drop_hidden(tree)
    return _element(tree.body, 0, False) if tree.body else None


def _drop_hidden(tree: LexborHTMLParser) -> None:
    """Take out what style rules or its own attributes hide."""
    styles = "".join(node.text() for node in tree.css("style"))[:200_000]
    first, *rest = styles.split("/*")
    styles = first + "".join(piece.partition("*/")[2] for piece in rest)
    for rule in styles.split("}")[:RULES]:
        selector, _, what = rule.rpartition("{")
        # A rule within @media print or the like holds elsewhere; so does one for :hover.
        if HIDING.search(what) and "@" not in selector and ":" not in selector and "{" not in selector:
            for one in selector.split(","):
                _drop(tree, one.strip())
    for node in tree.css("[hidden], [style]"):
        attributes = node.attributes
        if "hidden" in attributes or HIDING.search(attributes.get("style") or ""):
            _empty(node)


def _drop(tree: LexborHTMLParser, selector: str) -> None:
    if selector and selector.lower() not in {"*", "body", "html"}:
        try:
            for node in tree.css(selector):
                _empty(node)
        except Exception:  # the library raises its own base errors for a selector that it does not know
            return


def _empty(node: LexborNode) -> None:
    """Leave an element without content: it must not be taken out while others are looked through."""
    if node.tag not in {"html", "body"}:
        for child in list(node.iter(include_text=True)):
            child.decompose()


def _element(node: LexborNode, depth: int, kept: bool) -> Element:
    if depth > DEEPEST:
        raise ValueError("网页结构嵌套过深，无法读取")
    made = Element(node.tag or "", node.attributes)
    kept = kept or made.tag == "pre"
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            words = UNSEEN.sub("", child.text_content or "")
            made.children.append(words if kept else re.sub(r"[ \t\r\n\f]+", " ", BROKEN_BETWEEN_WIDE.sub("", words)))
        elif tag not in SKIPPED and tag[:1] not in {"-", "!", "_"}:
            inner = _element(child, depth + 1, kept)
            inner.parent = made
            made.children.append(inner)
    return made
