"""A checked draft as a file: Word with a comment at each finding, or HTML with the marks and the findings beside it."""

from __future__ import annotations

import io
from bisect import bisect_left
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.check.check import Checked, Finding
from bot.errors import InputError
from bot.faces import text
from bot.faces.office import printable, song

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

NAMES = {"verbatim": "一致", "altered": "有改动", "misattributed": "作者不符", "not_found": "未找到"}
COLOURS = {"verbatim": "1a7f37", "altered": "b42318", "misattributed": "8e24aa", "not_found": "9a6700"}
AUTHOR, INITIALS = "引文核查", "核"
# What Word puts before a comment's words: the sign that stands for it in the margin.
REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
STYLE = (
    "body{font:16px/1.8 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "mark{background:none;border-bottom:2px solid}li{margin:.6em 0}blockquote{margin:.2em 0;color:#555}"
    + "".join(f".{verdict}{{color:#{colour}}}" for verdict, colour in COLOURS.items())
)


def save(file: Path, draft: str, checked: Checked) -> None:
    """Write the checked draft. Raises InputError for another kind of file, or one that cannot be written."""
    makers = {".docx": to_docx, ".html": lambda *given: to_html(*given).encode()}
    if (maker := makers.get(file.suffix.lower())) is None:
        raise InputError(f"不能另存为“{file.name}”；请用 .docx 或 .html 作文件名的结尾。")
    try:
        file.write_bytes(maker(draft, checked))
    except OSError as error:
        raise InputError(f"无法写入“{file}”（{error.strerror or error}）；请检查文件夹是否存在、是否可写。") from error


def summary(checked: Checked) -> str:
    """One sentence: how many of each. Example: 一致 3 处，有改动 1 处，作者不符 0 处，未找到 0 处。"""
    if not checked.findings:
        return "稿件中没有需要核查的引文。"
    counted = "，".join(f"{NAMES[verdict]} {checked.summary[verdict]} 处" for verdict in NAMES)
    skipped = checked.summary["skipped"]
    return f"{counted}{f'；另有 {skipped} 处加引号的术语未核查' if skipped else ''}。"


def address(finding: Finding) -> str:
    """Where the source's words stand. Example: 王明《让成果走出实验室》，“优化结构布局”一节"""
    fields = ("title", "label", "author", "section", "point")
    return text.place({name: getattr(finding, name) for name in fields})


def to_docx(draft: str, checked: Checked) -> bytes:
    """A Word document: the draft, and at each finding a comment with verdict, message and source."""
    import docx

    document = docx.Document()
    song(document)
    document.add_paragraph(summary(checked))
    comments = _Comments(document)
    end_of_all = document.add_paragraph()  # a paragraph added at the end is looked a place for from the beginning
    at, first = 0, 0
    for line in draft.split("\n"):
        paragraph = end_of_all.insert_paragraph_before()
        cursor, end = at, at + len(line)
        while first < len(checked.findings) and checked.findings[first].end <= at:
            first += 1
        for finding in checked.findings[first : bisect_left(checked.findings, end, key=lambda one: one.start)]:
            low, high = max(finding.start, cursor), min(finding.end, end)
            if low >= high:
                continue
            paragraph.add_run(printable(draft[cursor:low]))
            run = paragraph.add_run(printable(draft[low:high]))
            run.font.underline = finding.verdict != "verbatim"
            if low == finding.start:
                comments.add(run, finding)
            cursor = high
        paragraph.add_run(printable(draft[cursor:end]))
        at = end + 1
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
        from docx.oxml.ns import nsdecls

        number = len(self._all)
        lines = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{"" if at else REFERENCE}'
            f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
            for at, line in enumerate(_comment(finding).split("\n"))
        )
        names = f'w:author="{AUTHOR}" w:initials="{INITIALS}" w:date="{self._date}"'
        self._all.append(parse_xml(f'<w:comment {nsdecls("w")} w:id="{number}" {names}>{lines}</w:comment>'))
        run.mark_comment_range(run, number)


def to_html(draft: str, checked: Checked) -> str:
    """A page of its own, without anything from elsewhere: the draft with numbered marks, then the findings."""
    pieces, at = [], 0
    for number, finding in enumerate(checked.findings, 1):
        pieces.append(escape(draft[at : finding.start]))
        words = escape(draft[finding.start : finding.end])
        pieces.append(f'<mark class="{finding.verdict}">{words}<sup>{number}</sup></mark>')
        at = finding.end
    body = "".join([*pieces, escape(draft[at:])])
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n") if line.strip())
    listed = "".join(_item(finding) for finding in checked.findings)
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>引文核查</title><style>{STYLE}</style>'
        f"<h1>引文核查</h1><p>{escape(summary(checked))}</p>{paragraphs}<ol>{listed}</ol></html>"
    )


def _item(finding: Finding) -> str:
    source = ""
    if finding.source_quote is not None:
        source = f"<blockquote>“{escape(finding.source_quote)}”<br>{escape(address(finding))}</blockquote>"
    verdict = f'<b class="{finding.verdict}">{NAMES[finding.verdict]}</b>'
    return f"<li>{verdict}　{escape(finding.message)}{source}</li>"


def _comment(finding: Finding) -> str:
    lines = [f"【{NAMES[finding.verdict]}】{finding.message}"]
    if finding.source_quote is not None:
        lines += [f"原文：“{finding.source_quote}”", f"出处：{address(finding)}", f"参考文献：{finding.reference}"]
    return printable("\n".join(lines))
