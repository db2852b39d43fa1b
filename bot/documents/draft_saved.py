"""A draft's own Word file with comments and tracked changes: bytes are put in between its bytes, and nothing else moves.

A run in which a comment begins or ends is closed and opened again there, with its formatting copied.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from bot.documents.draft import Draft, Edit, Piece, Source, backwards, edits
from bot.documents.draft_package import TYPES, Package, relations_of
from bot.documents.draft_xml import WORD, Part
from bot.documents.splicing import Splicing

COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
QUOTED_MOST = 40  # characters of a quotation that a comment repeats


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of `text[start:end]` of a draft, a paragraph each."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as it is to be written; the names of the file's styles for its text and its mark, where it has them."""

    number: int
    date: str
    lines: tuple[str, ...]
    text_style: str | None
    mark_style: str | None


def saved(draft: Draft, notes: Sequence[Note], written: Callable[[Comment], str], final: str | None = None) -> bytes:
    """The file with a comment at each note, and with what differs in `final`, else in the draft, as tracked changes.

    Comments cannot hang in notes, text boxes and headers: they hang where the body shows these, and say so.
    """
    source = draft.source
    assert source is not None
    return _Saving(source).saved(draft, notes, written, draft.text if final is None else final)


class _Saving:
    """One file on its way out."""

    def __init__(self, source: Source) -> None:
        self.source, self.package = source, Package(source.data)
        self.date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.parts: dict[str, Splicing] = {}
        self.body = self.part(self.package.main)

    def part(self, path: str) -> Splicing:
        """A part that is written into."""
        if path not in self.parts:
            self.parts[path] = Splicing(self.package.part(path), self.date)
        return self.parts[path]

    def saved(self, draft: Draft, notes: Sequence[Note], written: Callable[[Comment], str], final: str) -> bytes:
        """The whole file."""
        for edit in edits(self.source.text, final):
            self._change(edit)
        changed = self._commented(draft, notes, written) if notes else {}
        for path, part in self.parts.items():
            if part.cuts:
                changed[self.package.name(path)] = part.written()
        return self.package.rewritten(changed)

    def _change(self, edit: Edit) -> None:
        """Strike out words of the file, and put others behind them."""
        found = self.source.standing(edit.start, edit.end)
        for piece in found:
            low, high = max(edit.start - piece.start, 0), min(edit.end, piece.end) - piece.start
            if low < high:
                self.part(piece.part).strike(piece.order, low, high)
        if not edit.words:
            return
        last = found[-1] if found else self._beside(edit.start, edit.end)
        if last is not None:
            at = min(max(edit.end if found else edit.start, last.start), last.end) - last.start
            self.part(last.part).insert(last.order, at, edit.words)

    def _beside(self, start: int, end: int) -> Piece | None:
        """The piece that a place is nearest to: before it or behind it on its line, else before it anywhere."""
        before, behind = self.source.standing(0, start)[-1:], self.source.standing(end, len(self.source.text))[:1]
        text = self.source.text
        if before and "\n" not in text[before[0].end : start]:
            return before[0]
        if behind and "\n" not in text[end : behind[0].start]:
            return behind[0]
        return next(iter((*before, *behind)), None)

    def _commented(self, draft: Draft, notes: Sequence[Note], written: Callable[[Comment], str]) -> dict[str, bytes]:
        """Hang the notes in the body; the parts that hold the comments, changed or new."""
        package = self.package
        path = next(package.parts("comments"), None)
        used = [one.attributes.get("id", "") for one in package.part(path).nodes] if path else []
        text_style, mark_style = self._style("annotation text"), self._style("annotation reference")
        made, whole = [], draft.edits
        first = max((int(one) for one in used if one.isdigit() and len(one) < 9), default=-1) + 1
        for number, note in enumerate(notes, first):
            start, end = backwards(whole, note.start, note.end)
            region = self.source.region(start)
            lines = note.lines
            if region.name:
                words = draft.text[note.start : note.end].replace("\n", "")
                shown = words if len(words) <= QUOTED_MOST else f"{words[:QUOTED_MOST]}……"
                lines = (f"位置：{region.name}，“{shown}”", *lines)
            self._hang(number, start, end, mark_style)
            made.append(written(Comment(number, self.date, lines, text_style, mark_style)))
        return self._kept(path, "".join(made))

    def _hang(self, number: int, start: int, end: int, style: str | None) -> None:
        region = self.source.region(start)
        found: Sequence[Piece] = ()
        if not region.name:
            found = self.source.standing(start, end) or [one for one in [self._beside(start, end)] if one]
            found = [one for one in found if not self.source.region(one.start).name]
        if not found:
            order = region.anchor if region.anchor is not None else self.body.first()
            self.body.comment(number, (order, 0), (order, 1), style)
            return
        nodes = self.body.part.nodes
        cell = nodes[found[0].order].within("tc")
        found = [one for one in found if nodes[one.order].within("tc") is cell]  # a comment ends in its cell
        low, high = max(start - found[0].start, 0), min(end, found[-1].end) - found[-1].start
        begin = found[0].order, min(low, found[0].end - found[0].start - 1)
        self.body.comment(number, begin, (found[-1].order, max(high, 1)), style)

    def _style(self, name: str) -> str | None:
        """The id of the file's style of that name."""
        path = next(self.package.parts("styles"), None)
        styles = self.package.part(path).root.children if path else []
        return next((one.attributes.get("styleId") for one in styles if one.value("name") == name), None)

    def _kept(self, path: str | None, comments: str) -> dict[str, bytes]:
        """Put comments into the part that has them; into a new one, with a relationship and a type, where there is none."""
        package, namespace = self.package, self.package.document.namespace
        inside = comments.replace(WORD[0], namespace).encode()
        if path is not None:
            return {package.name(path): package.part(path).appended(inside)}
        folder = posixpath.dirname(package.main)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        path = next(name for name in names if not package.has(name))
        root = f'<w:comments xmlns:w="{namespace}">'.encode()
        changed = {path: DECLARATION + root + inside + b"</w:comments>"}
        types = package.part(TYPES)
        if not any(one.attributes.get("PartName", "").lower() == f"/{path}".lower() for one in types.nodes):
            changed[package.name(TYPES)] = types.appended(
                types.alike("Override", PartName=f"/{path}", ContentType=COMMENTS)
            )
        relations = relations_of(package.main)
        empty = DECLARATION + f'<Relationships xmlns="{RELATIONS}"/>'.encode()
        part = package.part(relations) if package.has(relations) else Part(empty)
        used = {one.attributes.get("Id") for one in part.nodes}
        name = next(name for number in count(1) if (name := f"rId{number}") not in used)
        kind, target = f"{package.relations}/comments", posixpath.basename(path)
        changed[package.name(relations)] = part.appended(part.alike("Relationship", Id=name, Type=kind, Target=target))
        return changed
