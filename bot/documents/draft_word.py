"""A Word file becomes a draft: the body, its tables by rows, then text boxes, notes, headers and footers, each under a
line that names it. Deleted and hidden words are not read; inserted ones are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from bot.documents import files, kinds, word
from bot.documents.draft import Draft, Piece, Region, Source
from bot.documents.draft_package import Package
from bot.documents.draft_styles import Openings
from bot.documents.draft_xml import Node
from bot.errors import UnreadableFile

# The name of a stream in an OLE container, as its directory has it.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED = "文件设有打开密码；请在 Word 中取消密码（“文件”→“信息”→“保护文档”）后重试"
OLD_WORD = "是旧版 Word 文档（.doc）；请在 Word 中另存为 .docx 后重试"
# What holds no words, or words that are gone: properties, deletions, readings above characters, fields' instructions.
BESIDE = frozenset(
    {"pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "del", "moveFrom", "rt", "instrText"}
)
CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "□"}
SPACED = str.maketrans("\r\n\t", "   ")  # what is no line's end in Word
IN_CELL = str.maketrans("\n|", " ｜")
UNREAD = {":blip": "图片", ":imagedata": "图片", ":chart": "图表", ":relIds": "图示", "object": "嵌入的对象"}
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
SHOWN = {"footnote": "脚注", "endnote": "尾注", "header": "页眉", "footer": "页脚"}
REPEATED = 30  # characters of a cell that is repeated on the rows that it goes down over
MARKS = re.compile(r"[“”「」『』\"]")

Words = list[tuple[str, int | None]]  # a line: words, each with the number of its element; None for ours


def read(path: Path) -> Draft:
    """The draft in a file; one without Word's form has its text alone. Raises UnreadableFile."""
    suffix = path.suffix.lower()
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= files.LARGEST else b""
    except OSError:  # what is wrong then, the reader of files tells
        data = b""
    try:
        if data.startswith(word.OLE) and (ENCRYPTED in data or suffix == ".docx"):
            raise ValueError(LOCKED if ENCRYPTED in data else OLD_WORD)
        if data and kinds.true_suffix(suffix, data) == ".docx":
            return of_word(data)
    except ValueError as error:
        raise UnreadableFile(str(path), str(error)) from error
    return Draft(files.read_text(path))


def of_word(data: bytes) -> Draft:
    """The draft in a Word file. Raises ValueError with a Chinese reason, without a full stop."""
    try:
        word._weigh(data)
        reader = _Reader(Package(data))
        reader.read()
    except word._TooMuch:
        raise
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .docx 文件，或已损坏") from error
    text = "".join(reader.text)
    unread = tuple(f"{number} 处{kind}" for kind, number in reader.unread.items())
    return Draft(text, Source(data, text, tuple(reader.pieces), tuple(reader.regions)), unread)


class _Reader:
    """Reads one file from its beginning to its end."""

    def __init__(self, package: Package) -> None:
        self.package, self._openings = package, Openings(package.archive)
        self.text: list[str] = []
        self.pieces: list[Piece] = []
        self.regions = [Region(0)]
        self.unread: Counter[str] = Counter()
        self._at, self._part = 0, package.main
        self._notes: dict[tuple[str, str], int] = {}  # (kind, id) -> the run that refers to it, in order
        self._boxes: list[tuple[Node, int]] = []  # text boxes, each with the run that holds it
        self._fields: list[bool] = []  # of each field that is open, whether its result has begun
        self._sound = True  # whether every field that is begun in the part is ended
        self._boxed = count(1)

    def read(self) -> None:
        """The words of the whole file."""
        package = self.package
        body = package.document.root.find("body")
        if body is None:
            raise KeyError("body")
        if sum(one.name in {"p", "tr"} for one in package.document.nodes) > word.BLOCKS:
            raise word._TooMuch(f"段落和表格行超过 {word.BLOCKS // 10_000} 万个，请拆分后重试")
        self._enter(package.main)
        self._add(self._blocks(body), package.main)
        self._read_boxes(None, body=True)
        for kind in ("footnote", "endnote"):
            asked = [(given, run) for (one, given), run in self._notes.items() if one == kind]
            path = next(package.parts(f"{kind}s"), None) if asked else None
            notes = {one.attributes.get("id"): one for one in package.part(path).root.children} if path else {}
            for number, (given, run) in enumerate(asked, 1):
                if given in notes and path:
                    self._region(notes[given], f"{SHOWN[kind]} {number}", path, run)
                else:
                    self.unread[f"没有注文的{SHOWN[kind]}"] += 1
        seen: set[str] = set()
        for kind in ("header", "footer"):
            for path in package.parts(kind):
                if (words := "".join(one.words for one in package.part(path).nodes)) not in seen:
                    seen.add(words)  # the heads of odd and even pages are mostly the same
                    self._region(package.part(path).root, SHOWN[kind], path, None)

    def _enter(self, part: str) -> None:
        marks = [one.attributes.get("fldCharType") for one in self.package.part(part).nodes if one.name == "fldChar"]
        self._part, self._fields, self._sound = part, [], marks.count("begin") == marks.count("end")

    def _region(self, node: Node, name: str, part: str, anchor: int | None) -> None:
        """Words that stand beside the body, under a line with their name."""
        self._enter(part)
        lines = list(self._blocks(node))
        if any(words.strip() for line in lines for words, _ in line):
            self.regions.append(Region(self._at, name, anchor))
            self._add([[(f"## {name}", None)], *lines], part)
        self._read_boxes(anchor)

    def _read_boxes(self, anchor: int | None, body: bool = False) -> None:
        """The text boxes met so far. In the body a run holds each; one in a box, a note or a header hangs where that does."""
        boxes, self._boxes = self._boxes, []
        for box, run in boxes:
            self._region(box, f"文本框 {next(self._boxed)}", self._part, run if body else anchor)

    def _add(self, lines: Iterable[Words], part: str) -> None:
        for line in lines:
            if not any(words.strip() for words, _ in line):
                continue
            for words, order in [*([("\n", None)] if self.text else []), *line]:
                if order is not None and words:
                    self.pieces.append(Piece(self._at, self._at + len(words), part, order))
                self.text.append(words)
                self._at += len(words)

    def _blocks(self, parent: Node) -> Iterator[Words]:
        """The lines of a body, a cell, a note or a text box."""
        held: Words = []  # of paragraphs whose marks are deleted: they run on into the next
        for child in parent.children:
            if child.name == "p":
                self._collect(child, held, self._openings.hides(child))
                mark = child.find("pPr", "rPr")
                if mark is None or not (mark.find("del") or mark.find("moveFrom")):
                    words = "".join(words for words, _ in held)
                    begins = self._openings.opening(child, words) if words.strip() else ""
                    yield [*([(begins, None)] if begins else []), *held]
                    held = []
            elif child.name == "tbl":
                yield held
                held = []
                yield from self._rows(child)
            elif child.name == "altChunk":
                self.unread["嵌入的其他文件"] += 1
            elif child.name not in BESIDE and not _second_copy(child):
                yield from self._blocks(child)
        yield held

    def _rows(self, table: Node) -> Iterator[Words]:
        """A line a row, `| 甲 | 乙 |`; a row of one cell, which is a frame around text, as the text."""
        above: dict[int, str] = {}  # column -> the words of a cell that goes down over several rows
        for row in _under(table, "tr"):
            gone = row.find("trPr", "del") is not None or row.on("trPr", "hidden")
            cells = [one for one in _under(row, "tc") if one.find("tcPr", "cellDel") is None and not gone]
            if len(cells) == 1:
                yield from self._blocks(cells[0])
                continue
            line: Words = []
            column = int(row.value("trPr", "gridBefore") or 0)
            for cell in cells:
                inside = self._cell(cell)
                words, merged = "".join(words for words, _ in inside).strip(), cell.value("tcPr", "vMerge")
                if merged == "restart":
                    above[column] = words if len(words) <= REPEATED and not MARKS.search(words) else ""
                elif merged is None:
                    above.pop(column, None)
                elif not words:
                    inside = [(above.get(column, ""), None)]
                line += [("| ", None), *inside, (" ", None)]
                column += int(cell.value("tcPr", "gridSpan") or 1)
            if any(words.strip(" |") for words, _ in line):
                yield [*line, ("|", None)]

    def _cell(self, cell: Node) -> Words:
        """The words of a cell on one line."""
        found: Words = []
        for line in self._blocks(cell):
            if any(words.strip() for words, _ in line):
                found += [*([(" ", None)] if found else []), *((words.translate(IN_CELL), at) for words, at in line)]
        return found

    def _collect(self, node: Node, found: Words, hidden: bool, run: Node | None = None) -> None:
        """The words of a paragraph. `run`: the outermost one around them."""
        for child in node.children:
            name = child.name
            if name in BESIDE or _second_copy(child):
                continue
            if name == "fldChar":
                self._field(child.attributes.get("fldCharType"))
            elif name == "r":
                said = child.on("rPr", "vanish")
                styled = hidden or self._openings.styles.hides(child.value("rPr", "rStyle"))
                self._collect(child, found, styled if said is None else said, run or child)
            elif hidden or not all(self._fields):
                self._collect(child, found, hidden, run)  # within, only the marks of fields count
            elif name in {"t", ":t"}:
                found.append((child.words.translate(SPACED), child.order if name == "t" and node.name == "r" else None))
            elif name in CHARACTERS or name == "br":
                paged = child.attributes.get("type") in {"page", "column"}
                found.append((CHARACTERS.get(name, "" if paged else "\n"), child.order if node.name == "r" else None))
            elif name in NOTES and run:
                self._notes.setdefault((NOTES[name], child.attributes.get("id", "")), run.order)
            elif name == "txbxContent" and run:
                self._boxes.append((child, run.order))
            else:
                self.unread.update([UNREAD[name]] if name in UNREAD else [])
                if name == ":textpath":
                    found.append((child.attributes.get("string", ""), None))
                if name != "object":
                    self._collect(child, found, hidden, run)

    def _field(self, kind: str | None) -> None:
        if kind == "begin" and self._sound:
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def _under(parent: Node, name: str) -> Iterator[Node]:
    """The rows of a table, the cells of a row, through whatever is wrapped around them."""
    for child in parent.children:
        if child.name == name:
            yield child
        elif child.name not in BESIDE and child.name != "tbl":
            yield from _under(child, name)


def _second_copy(node: Node) -> bool:
    """Whether a drawing stands here for older programs, which stands before for newer ones."""
    return node.name == ":Fallback" and node.parent is not None and len(node.parent.children) > 1
