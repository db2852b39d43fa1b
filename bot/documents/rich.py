"""Rich text (RTF) becomes text. The reader raises ValueError with a Chinese reason, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.documents import tables
from bot.documents.encoding import is_garbled
from bot.documents.formats import Extracted, one_line
from bot.documents.tables import Cell

LARGEST = 20 * 2**20  # bytes; pictures are stored as digits
PICTURE = re.compile(rb"\{\\(?:\*\\shppict|nonshppict|pict|object)\b")
CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
# The number that a word processor set before an item of a list, for readers that do not count. A bullet is none.
LABEL = re.compile(rb"\{\\(?:pntext|listtext)(?![a-z])([^{}]{0,300})\}")
BULLET = re.compile(rb"\\bullet|\\u-?(?:8226|9679|9632|9670|3913|3929|3988)(?!\d)")
HIDDEN = re.compile(rb"\{[^{}]{0,200}\\v(?![a-z0-9])[^{}]*+\}")


def read_rtf(data: bytes) -> Extracted:
    """The paragraphs of an RTF file, tables by rows; without pictures and hidden words."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise ValueError("不是有效的 .rtf 文件，或已损坏")
    bare = LABEL.sub(_label, HIDDEN.sub(b"", _without_pictures(data)))
    if len(bare) > LARGEST:
        raise ValueError(f"文件超过 {LARGEST >> 20} MB，请拆分后重试")
    page = CODE_PAGE.search(bare[:4096])
    code = f"cp{int(page.group(1))}" if page and int(page.group(1)) in {936, 950, 1252, 65001} else "cp936"
    try:
        text = rtf_to_text(  # type: ignore[no-untyped-call]
            re.sub(r"\\line(?![a-z])", "\v", bare.decode("latin-1")),
            encoding=code.replace("cp65001", "utf-8"),
            errors="replace",
        )
    except Exception as error:  # a foreign parser on any bytes at all
        raise ValueError("不是有效的 .rtf 文件，或已损坏") from error
    whole = "\n".join(_lines(text.replace("\r", "\n").split("\n"), b"\\trowd" in bare))
    if not whole:
        raise ValueError("文件中没有文字")
    if whole.count("\ufffd") * 20 > len(whole) or is_garbled(whole):
        raise ValueError("文字编码无法识别，请另存为 .docx 后重试")
    return Extracted(whole, warnings=("脚注未收录",) if b"\\footnote" in bare else ())


def _lines(given: Sequence[str], tabled: bool) -> Iterator[str]:
    """Paragraphs, and the rows of tables, whose cells end with a bar."""
    for is_row, group in groupby(given, key=lambda line: tabled and line.rstrip().endswith("|")):
        if is_row:
            yield from tables.lines([list(map(Cell, line.rstrip().split("|")[:-1])) for line in group])
        else:
            for line in group:
                broken = re.split(r"(?<=[。；！？：])\v", line)  # a line break after a sentence is one of the text
                yield from filter(None, (one_line(part.split("\v")) for part in broken))


def _label(match: re.Match[bytes]) -> bytes:
    """The label as words; a sign of a symbol font is one byte alone."""
    bullet = BULLET.search(match[1]) or match[1].count(b"\\'") == 1
    return b"" if bullet else b"{%s}" % re.sub(rb"\\tab(?![a-z])", b"", match[1])


def _without_pictures(data: bytes) -> bytes:
    """The file without the groups that hold pictures: megabytes of digits."""
    kept, at = [], 0
    for match in PICTURE.finditer(data):
        if match.start() < at:
            continue
        kept.append(data[at : match.start()])
        depth, at = 0, match.start()
        for brace in re.finditer(rb"[{}]", data[match.start() :]):
            depth += 1 if brace.group() == b"{" else -1
            if not depth:
                at = match.start() + brace.end()
                break
        else:
            at = len(data)
    return b"".join([*kept, data[at:]])
