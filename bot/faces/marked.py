"""A checked draft as a file: Word with a comment at each finding, or HTML with the marks and the findings beside it."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.check.adopt import corrected
from bot.check.check import Checked, Finding
from bot.documents.draft import Draft
from bot.documents.draft_saved import Comment, Note, saved
from bot.documents.splicing import AUTHOR
from bot.errors import InputError
from bot.faces import labels, text
from bot.faces.office import printable, song

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

INITIALS = "核"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a line of a draft; where they are a finding's, its number, and whether they are its first and last."""

    words: str
    finding: Finding | None = None
    number: int = 0
    first: bool = False
    last: bool = False


def save(file: Path, draft: Draft, checked: Checked, replace: bool = False) -> None:
    """Write the checked draft; `replace` as in `to_docx`. Raises InputError for another kind of file, or one that cannot
    be written."""
    suffix = file.suffix.lower()
    if suffix not in {".docx", ".html"}:
        raise InputError(f"不能另存为“{file.name}”；请用 .docx 或 .html 作文件名的结尾。")
    if replace and (suffix == ".html" or draft.source is None):
        raise InputError("只有 Word 稿件另存为 .docx 时，才能以修订写入原文的字句。")
    made = to_docx(draft, checked, replace) if suffix == ".docx" else to_html(draft.text, checked).encode()
    try:
        file.write_bytes(made)
    except OSError as error:
        raise InputError(f"无法写入“{file}”（{error.strerror or error}）；请检查文件夹是否存在、是否可写。") from error


def address(finding: Finding) -> str:
    """Where the source's words stand. Example: 王明《让成果走出实验室》，“优化结构布局”一节"""
    fields = ("title", "label", "author", "section", "point")
    return text.place({name: getattr(finding, name) for name in fields})


def lines(draft: str, findings: Sequence[Finding]) -> Iterator[list[Stretch]]:
    """The lines of a draft, each cut at its findings; all words stand in them once, in order."""
    at, passed = 0, 0
    for line in draft.split("\n"):
        cursor, end = at, at + len(line)
        while passed < len(findings) and findings[passed].end <= at:
            passed += 1
        cut = []
        for number in range(passed, bisect_left(findings, end, key=lambda one: one.start)):
            finding = findings[number]
            low, high = max(finding.start, cursor), min(finding.end, end)
            if low >= high:
                continue
            if cursor < low:
                cut.append(Stretch(draft[cursor:low]))
            last = finding.end <= end + 1  # a line's end that it takes in shows nothing
            cut.append(Stretch(draft[low:high], finding, number + 1, low == finding.start, last))
            cursor = high
        if cursor < end:
            cut.append(Stretch(draft[cursor:end]))
        yield cut
        at = end + 1


def to_docx(draft: Draft, checked: Checked, replace: bool = False) -> bytes:
    """A Word document: the draft, and at each finding a comment with verdict, message and source.

    A draft that came as a Word file comes back as that very file; what has been changed in it since, and with `replace`
    the right words of altered quotations, stand there as tracked changes.
    """
    if draft.source is None:
        return _new(draft.text, checked)
    notes = [Note(one.start, one.end, tuple(_comment(one).split("\n"))) for one in checked.findings]
    final = corrected(draft.text, checked.findings) if replace else draft.text
    return saved(draft, notes, _written, printable(final))


def _new(draft: str, checked: Checked) -> bytes:
    import docx

    document = docx.Document()
    song(document)
    document.add_paragraph(labels.summary(checked))
    comments = _Comments(document)
    end_of_all = document.add_paragraph()  # a paragraph added at the end is looked a place for from the beginning
    for line in lines(draft, checked.findings):
        paragraph = end_of_all.insert_paragraph_before()
        for stretch in line:
            run = paragraph.add_run(printable(stretch.words))
            if stretch.finding is None:
                continue
            run.font.underline = not labels.clean(stretch.finding)
            if stretch.first:
                comments.add(run, stretch.finding)
    end_of_all._element.getparent().remove(end_of_all._element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Comments:
    """The comments of a new document. python-docx looks all of them through for each new one's number."""

    def __init__(self, document: Document) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        _ = document.comments  # makes the part that holds them
        part: Any = document.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS)
        self._all = part.element
        self._date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def add(self, run: Run, finding: Finding) -> None:
        """A comment at a run: verdict, message and source, a line each."""
        from docx.oxml import parse_xml

        number = len(self._all)
        told = tuple(_comment(finding).split("\n"))
        self._all.append(parse_xml(_written(Comment(number, self._date, told, "CommentText", "CommentReference"))))
        run.mark_comment_range(run, number)


def _written(comment: Comment) -> str:
    from bot.faces.html import part

    return part("comment.xml", "comment", comment=comment, author=AUTHOR, initials=INITIALS)


def to_html(draft: str, checked: Checked) -> str:
    """A page of its own, without anything from elsewhere: the draft with numbered marks, then the findings."""
    from bot.faces.html import part

    findings = checked.findings
    shown = [line for line in lines(draft, findings) if any(stretch.words.strip() for stretch in line)]
    told = labels.summary(checked)
    return part("marked.html", "document", summary=told, findings=findings, labels=labels, lines=shown, address=address)


def _comment(finding: Finding) -> str:
    lines = [f"【{labels.names(finding)}】{finding.message}"]
    if finding.source_quote is not None:
        lines += [f"原文：“{finding.source_quote}”", f"出处：{address(finding)}", f"参考文献：{finding.reference}"]
    return printable("\n".join(lines))
