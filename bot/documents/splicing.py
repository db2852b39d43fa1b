"""Marks and tracked changes put between the bytes of one part of a Word file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape
from itertools import count, pairwise

from bot.documents.draft_xml import Node, Part

AUTHOR = "引文核查"
# What is put in at one place, in this order: ends before beginnings.
CLOSE, END, BEGIN, INSERT, STRIKE = range(5)
AROUND = frozenset({"ins", "moveTo", "hyperlink", "smartTag"})
PRESERVE = b' xml:space="preserve"'
FIRST_TAG = re.compile(rb"\A<w:\w+")

Item = tuple[int, bytes]  # its rank among those of its place
Splice = tuple[int, int, int, bytes]  # from, to, rank, what stands there instead


class Splicing:
    """What is put into one part. A place is the number of an element and how many of its characters stand before it;
    a run or a paragraph itself has the places 0 and 1, before and behind."""

    def __init__(self, part: Part, date: str) -> None:
        self.part, self._date = part, date
        self.cuts: dict[int, dict[int, list[Item]]] = defaultdict(lambda: defaultdict(list))
        self._struck: dict[int, list[tuple[int, int]]] = defaultdict(list)
        usual = part.qualified(part.root).startswith(b"w:")
        self._declared = b"" if usual else f' xmlns:w="{part.namespace}"'.encode()
        used = {one.attributes["id"] for one in part.nodes if "id" in one.attributes}
        self._numbers = (number for number in count(1) if str(number) not in used)

    def comment(self, number: int, begin: tuple[int, int], end: tuple[int, int], style: str | None) -> None:
        """Hang a comment on what stands between two places; words that are struck out together stay together."""
        shape = f'<w:rPr><w:rStyle w:val="{escape(style)}"/></w:rPr>' if style else ""
        mark = self._tag(f'<w:r>{shape}<w:commentReference w:id="{number}"/></w:r>')
        stop = self._tag(f'<w:commentRangeEnd w:id="{number}"/>') + mark
        for (order, at), rank, what in (
            (begin, BEGIN, self._tag(f'<w:commentRangeStart w:id="{number}"/>')),
            (end, END, stop),
        ):
            around = next((one for one in self._struck.get(order, ()) if one[0] < at < one[1]), (at, at))
            self.cuts[order][around[rank == END]].append((rank, what))

    def strike(self, order: int, start: int, end: int) -> None:
        """Strike out characters of an element."""
        self._struck[order].append((start, end))
        self.cuts[order][start].append((STRIKE, self._tracked("del")))
        self.cuts[order][end].append((CLOSE, b"</w:del>"))

    def insert(self, order: int, at: int, words: str) -> None:
        """Put words between two characters, with the formatting of the run that is there."""
        run = self._run(order)
        lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in words.split("\n"))
        inside = b"<w:r>" + self._formatting(run) + "<w:br/>".join(lines).encode() + b"</w:r>"
        made = self._tracked("ins") + inside + b"</w:ins>"
        parent = run.parent
        if parent is not None and parent.name == "ins":  # somebody's insertion is left and entered again
            made = b"</" + self.part.qualified(parent) + b">" + made + self.part.tag(parent)
        self.cuts[order][at].append((CLOSE if at else INSERT, made))

    def first(self) -> int:
        """The first run of the body; of one without any, its first paragraph."""
        body = self.part.root.find("body") or self.part.root
        inside = [one for one in self.part.nodes if one.order > body.order]
        runs = (one for one in inside if one.name == "r" and not (one.within("del") or one.within("moveFrom")))
        found = next(runs, None) or next(one for one in inside if one.name == "p")
        return found.order

    def written(self) -> bytes:
        """The part with everything put in."""
        out, at = [], 0
        for start, stop, _, what in sorted(self._splices(), key=lambda one: (one[0], one[2])):
            out += [self.part.raw[at:start], what]
            at = stop
        return b"".join([*out, self.part.raw[at:]])

    def _splices(self) -> Iterator[Splice]:
        for order, places in sorted(self.cuts.items()):
            node = self.part.nodes[order]
            if node.name == "p":
                yield self._into_paragraph(node, b"".join(map(_joined, places.values())))
            elif node.name == "r":
                ends = ((_edge(node, at, out=True), items) for at, items in places.items())
                yield from ((end, end, *item) for end, items in ends for item in items)
            else:
                yield from self._within_run(node, places)

    def _within_run(self, node: Node, places: dict[int, list[Item]]) -> Iterator[Splice]:
        run = self._run(node.order)
        content = [one for one in run.children if one.name != "rPr"]
        length = len(node.words) if node.name == "t" else 1
        closed = b"</" + self.part.qualified(run) + b">"
        again = self.part.tag(run) + self._formatting(run)
        for at in {0, length} & {*places}:
            if content[-1 if at else 0] is node:
                for rank, what in places[at]:
                    end = _edge(run, at, out=rank in {BEGIN, END})
                    yield end, end, rank, what
            else:
                end = node.stop if at else node.start
                yield end, end, 0, closed + _joined(places[at]) + again
        if node.name == "t":
            yield from self._within_text(node, {at: closed + _joined(places[at]) + again for at in places})

    def _within_text(self, node: Node, between: dict[int, bytes]) -> Iterator[Splice]:
        """Cut a text element; what is struck out is `delText`, and white space at a cut has to be kept by order."""
        raw, words, name = self.part.raw, node.words, self.part.qualified(node)
        prefix = name[: name.rindex(b":") + 1] if b":" in name else b""
        kept = node.attributes.get(":space") == "preserve"
        bounds = [0, *sorted(at for at in between if 0 < at < len(words)), len(words)]
        before = b""
        for start, stop in pairwise(bounds):
            struck = any(low <= start < high for low, high in self._struck.get(node.order, ()))
            now = prefix + b"delText" if struck else name
            spaced = (start > 0 and words[start].isspace()) or (stop < len(words) and words[stop - 1].isspace())
            if start > 0:
                place = _byte(node, start)
                space = PRESERVE if kept or spaced else b""
                yield place, place, 0, b"</" + before + b">" + between[start] + b"<" + now + space + b">"
            elif now != name or (spaced and not kept):
                end = node.start + 1 + len(name)
                yield node.start + 1, end, 0, now + (PRESERVE if spaced and not kept else b"")
            before = now
        if before != name:
            end = raw.rindex(b"</", node.start, node.stop) + 2
            yield end, end + len(name), 0, before

    def _into_paragraph(self, node: Node, what: bytes) -> Splice:
        tag = self.part.tag(node)
        if tag.endswith(b"/>"):
            whole = tag[:-2].rstrip() + b">" + what + b"</" + self.part.qualified(node) + b">"
            return node.start, node.stop, 0, whole
        end = self.part.raw.rindex(b"</", node.start, node.stop)
        return end, end, 0, what

    def _run(self, order: int) -> Node:
        """The run that an element lies in."""
        parent = self.part.nodes[order].parent
        assert parent is not None and parent.name == "r"  # only such are counted as standing in the file
        return parent

    def _formatting(self, run: Node) -> bytes:
        shape = run.find("rPr")
        return self.part.raw[shape.start : shape.stop] if shape else b""

    def _tracked(self, name: str) -> bytes:
        return self._tag(f'<w:{name} w:id="{next(self._numbers)}" w:author="{AUTHOR}" w:date="{self._date}">')

    def _tag(self, written: str) -> bytes:
        """An element of ours; it says what `w` stands for where the part calls Word's own elements otherwise."""
        return FIRST_TAG.sub(lambda match: match[0] + self._declared, written.encode())


def _edge(run: Node, at: int, out: bool) -> int:
    """The byte before or behind a run; `out` of an insertion or a link that begins or ends with it as well: what is
    somebody's insertion may be refused, and the comment would go with it."""
    node = run
    while (
        out and node.parent is not None and node.parent.name in AROUND and node.parent.children[-1 if at else 0] is node
    ):
        node = node.parent
    return node.stop if at else node.start


def _joined(items: list[Item]) -> bytes:
    return b"".join(what for _, what in sorted(items, key=lambda item: item[0]))


def _byte(node: Node, at: int) -> int:
    """The byte before which a character of a text element stands."""
    for words, begin in node.text:
        if at < len(words):
            return begin + len(words[:at].encode())
        at -= len(words)
    raise IndexError(at)
