"""A conversation to take along: Markdown or a Word document, each answer with its references after GB/T 7714."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain import Answer, Block, Citation, Note
from bot.errors import InputError
from bot.faces.memo import escaped
from bot.faces.office import printable, song
from bot.says import page as says
from bot.text.quoting import shown
from bot.text.reference import completed

REFERENCES = "出处"
KINDS = ("docx", "md")


@dataclass(frozen=True, slots=True)
class Line:
    """A question and its answer, or what was said in its place."""

    question: str
    answer: Answer | None
    told: str = ""


def plain(given: Answer) -> str:
    """An answer as plain text, its numbered references below. Example: 王明提出：“…”[1]⏎⏎出处⏎[1] 王明. …[N]. …"""
    apart = [note.text for note in given.notes if note.text not in given.text]
    listed = [f"[{cited.number}] {referred(cited, given.text)}" for cited in given.citations]
    return "\n\n".join([given.text, *apart, *(["\n".join([REFERENCES, *listed])] if listed else [])])


def referred(cited: Citation, told: str, newspaper: str = "", date: str = "") -> str:
    """The reference of a citation, where in the document its words stand, and these where what is `told` lacks them."""
    where = "，".join(part for part in (f"“{cited.section}”一节" if cited.section else None, cited.point) if part)
    words = None if shown(cited.quote) in told else f"“{cited.quote}”"
    return " ".join(part for part in (completed(cited.reference, newspaper, date), where, words) if part)


def save(file: Path, kind: str, title: str, lines: Sequence[Line], facts: tuple[str, str]) -> None:
    """Write a conversation; `facts`: newspaper and date. Raises InputError where the file cannot be written."""
    made = to_docx(title, lines, facts) if kind == "docx" else to_markdown(title, lines, facts).encode()
    try:
        file.write_bytes(made)
    except OSError as error:
        raise InputError(
            f"无法写入“{file.name}”（{error.strerror or error}）；请检查磁盘是否已满、是否可写。"
        ) from error


def to_markdown(title: str, lines: Iterable[Line], facts: tuple[str, str] = ("", "")) -> str:
    """The conversation as Markdown; the texts' own signs are escaped."""
    parts = [f"# {escaped(title)}"]
    for line in lines:
        parts.append(f"## {escaped(line.question)}")
        if line.answer is not None:
            parts += [_markdown(block) for block in line.answer.blocks]
            parts += [f"*{escaped(note.text)}*" for note in _apart(line.answer)]
        if line.told:
            parts.append(escaped(line.told))
        if line.answer is not None and line.answer.citations:
            cited = [
                f"\\[{one.number}\\] {escaped(referred(one, line.answer.text, *facts))}  "
                for one in line.answer.citations
            ]
            parts.append("\n".join([f"**{REFERENCES}**\n", *cited]))
    return "\n\n".join([*parts, says.COMPARED()]) + "\n"


def to_docx(title: str, lines: Iterable[Line], facts: tuple[str, str] = ("", "")) -> bytes:
    """The conversation as a Word document."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.add_heading(printable(title), 0)
    for line in lines:
        document.add_heading(printable(line.question), 2)
        for block in line.answer.blocks if line.answer else ():
            if block.lead:
                document.add_paragraph(printable(block.lead)).paragraph_format.keep_with_next = True
            for item in block.items:
                made = document.add_paragraph()
                made.add_run(printable(item.marked)).bold = item.heading
                made.paragraph_format.left_indent = Pt(21 * (item.level + bool(block.lead)))
        for words in [*(note.text for note in _apart(line.answer)), *([line.told] if line.told else [])]:
            document.add_paragraph(printable(words)).runs[0].italic = True
        if line.answer is not None and line.answer.citations:
            document.add_paragraph().add_run(REFERENCES).bold = True
            for one in line.answer.citations:
                document.add_paragraph(printable(f"[{one.number}] {referred(one, line.answer.text, *facts)}"))
    document.add_paragraph(says.COMPARED())
    song(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _apart(given: Answer | None) -> list[Note]:
    return [note for note in given.notes if note.text not in given.text] if given else []


def _markdown(block: Block) -> str:
    """A block: its lead, then a point a line."""
    if not block.lead and len(block.items) == 1:
        return escaped(block.items[0].marked)
    lead = [escaped(block.lead) + "\n"] if block.lead else []
    return "\n".join(lead + [f"{'    ' * item.level}- {escaped(item.marked)}" for item in block.items])
