from __future__ import annotations

import io
import random
import time

from docx import Document

from bot.check.check import Checked, check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.domain import Essay
from bot.faces import marked
from bot.settings import shipped

CORPUS = Corpus(load([shipped("corpus")])[0])
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


def checked(count: int) -> tuple[str, Checked]:
    """A draft of one line with so many quotations, checked."""
    draft = f"马回说“{TRUE}”，又说“{TRUE.replace('推广', '取消')}”，" * (count // 2)
    return draft, check(draft, CORPUS)


def test_each_finding_has_its_comment_at_its_words() -> None:
    draft, found = checked(6)
    document = Document(io.BytesIO(marked.to_docx(draft, found)))
    comments = list(document.comments)
    assert [comment.comment_id for comment in comments] == list(range(6))
    assert [comment.text.split("】")[0] for comment in comments] == ["【一致", "【有改动"] * 3
    assert all("出处：马回" in comment.text and "<" not in comment.text for comment in comments)
    line = document.paragraphs[1]
    assert line.text == draft
    starts = line._p.xpath("./w:commentRangeStart/following-sibling::w:r[1]/w:t/text()")
    assert starts == [finding.quote for finding in found.findings]


def test_many_findings_on_one_line_cost_no_more_each_than_few() -> None:
    """Ten times as many took a hundred times as long: each comment looked all others through for its number, and each
    line was looked a place for from the beginning."""

    def cost(count: int) -> float:
        draft, found = checked(count)
        draft += "\n尾" * 5 * count
        started = time.process_time()
        marked.to_docx(draft, found)
        return time.process_time() - started

    cost(2)
    assert cost(3000) < 30 * max(cost(300), 0.02)


def test_the_words_of_the_draft_stand_in_the_word_file_once_each() -> None:
    """Two copies that share a clause, a quotation over a line break, and a long text in pieces."""
    drawn = random.Random(7)
    clauses = ("".join(chr(drawn.randrange(0x4E00, 0x5E00)) for _ in range(12)) for _ in range(4000))
    text = "，".join(clauses) + "。\n末行。"
    found = check(text, Corpus([Essay("long", text)]))
    assert len(found.findings) > 1
    document = Document(io.BytesIO(marked.to_docx(text, found)))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs[1:]) == text
