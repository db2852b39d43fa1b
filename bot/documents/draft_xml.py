"""A part of an Office file with the byte where each element stands, so that bytes can be put between its bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TypeVar
from xml.parsers import expat

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # "Strict Open XML": the same elements under another name
)
OWN = frozenset({f"{name} " for name in WORD})
TEXTS = frozenset({"t", ":t"})
START_TAG = re.compile(rb"<[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
NAME = re.compile(rb"[^\s/>]+")
DECLARED = re.compile(r"\A<\?xml[^>]{0,200}>")
CDATA, CLOSED = b"<![CDATA[", b"]]>"

NOTHING: Mapping[str, str] = {}
Item = TypeVar("Item")


class Node:
    """An element: `raw[start:stop]` with its tags. `name` is bare for Word's own (p), with a colon for others' (:blip).

    `order` counts the elements of a part; `text` holds what a text element says, in pieces, each with its first byte.
    """

    __slots__ = ("attributes", "children", "name", "order", "parent", "start", "stop", "text")

    def __init__(self, name: str, attributes: Mapping[str, str], order: int, start: int, parent: Node | None) -> None:
        self.name, self.attributes, self.order, self.start, self.parent = name, attributes, order, start, parent
        self.stop = start
        # Most elements have neither: a list each would double what a long file takes.
        self.children: Sequence[Node] = ()
        self.text: Sequence[tuple[str, int]] = ()

    def find(self, *path: str) -> Node | None:
        """The first descendant along a path of names."""
        found: Node | None = self
        for name in path:
            found = next((one for one in found.children if one.name == name), None) if found else None
        return found

    def value(self, *path: str) -> str | None:
        """The w:val of a descendant, "" where it has none; None where there is no such element."""
        found = self.find(*path)
        return None if found is None else found.attributes.get("val", "")

    def on(self, *path: str) -> bool | None:
        """Whether a property is switched on; None where it is not spoken of."""
        said = self.value(*path)
        return None if said is None else said not in {"0", "false", "off"}

    def within(self, name: str) -> Node | None:
        """The nearest element of that name around it."""
        found = self.parent
        while found is not None and found.name != name:
            found = found.parent
        return found

    @property
    def words(self) -> str:
        """The characters of a text element."""
        return "".join(words for words, _ in self.text)


class Part:
    """One XML part: its bytes, always UTF-8, and its elements in order."""

    def __init__(self, data: bytes) -> None:
        self.raw = _utf8(data)
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _no_doctype
        self.namespace = WORD[0]  # under which Word's own elements go in this part
        parser.Parse(self.raw, True)

    @property
    def root(self) -> Node:
        """The outermost element."""
        return self.nodes[0]

    def tag(self, node: Node) -> bytes:
        """A start tag as it is written. Example: <w:t xml:space="preserve">"""
        match = START_TAG.match(self.raw, node.start)
        assert match is not None  # it has been parsed
        return match[0]

    def qualified(self, node: Node) -> bytes:
        """An element's name as it is written. Example: w:t"""
        match = NAME.match(self.raw, node.start + 1)
        assert match is not None
        return match[0]

    def alike(self, name: str, **attributes: str) -> bytes:
        """A new element without content, with the prefix of the root. Example: <ns0:Override PartName="/a.xml"/>"""
        prefix = self.qualified(self.root).rpartition(b":")[0].decode()
        given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        return f"<{prefix}{':' if prefix else ''}{name}{given}/>".encode()

    def appended(self, child: bytes) -> bytes:
        """The part with one more element at the end of its root."""
        root, raw = self.root, self.raw
        tag = self.tag(root)
        if tag.endswith(b"/>"):
            opened = tag[:-2].rstrip() + b">"
            return raw[: root.start] + opened + child + b"</" + self.qualified(root) + b">" + raw[root.stop :]
        at = raw.rindex(b"</", 0, root.stop)
        return raw[:at] + child + raw[at:]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        given = {_short(key): value for key, value in attributes.items()} if attributes else NOTHING
        if parent is None and name.rpartition(" ")[0] in WORD:
            self.namespace = name.rpartition(" ")[0]
        node = Node(_short(name), given, len(self.nodes), self._parser.CurrentByteIndex, parent)
        if parent is not None:
            parent.children = _with(parent.children, node)
        self.nodes.append(node)
        self._open.append(node)

    def _end(self, _: str) -> None:
        node, at = self._open.pop(), self._parser.CurrentByteIndex
        # An empty element has one tag, behind which the parser already stands.
        node.stop = self.raw.index(b">", at) + 1 if self.raw.startswith(b"</", at) else node.start + len(self.tag(node))

    def _characters(self, words: str) -> None:
        node = self._open[-1]
        if node.name in TEXTS:
            node.text = _with(node.text, (words, self._parser.CurrentByteIndex))


def _with(items: Sequence[Item], one: Item) -> list[Item]:
    """The list with one more; nothing at all becomes a list."""
    found = items if isinstance(items, list) else []
    found.append(one)
    return found


def _short(name: str) -> str:
    namespace, space, local = name.rpartition(" ")
    return local if not space or f"{namespace} " in OWN else f":{local}"


def _utf8(data: bytes) -> bytes:
    """XML in UTF-8 without CDATA, so that a place between two characters is a place between two bytes of text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = DECLARED.sub('<?xml version="1.0" encoding="UTF-8"?>', data.decode("utf-16")).encode()
    if CDATA in data:
        first, *others = data.split(CDATA)
        cut = [one.partition(CLOSED) for one in others]
        data = first + b"".join(escape(inside.decode(), quote=False).encode() + rest for inside, _, rest in cut)
    return data


def _no_doctype(*_: object) -> None:
    raise ValueError("DTD")  # no Word file declares entities
