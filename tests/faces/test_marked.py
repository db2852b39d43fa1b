from __future__ import annotations

import io
import random
import time

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from bot.check.check import Checked, Finding, check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.documents.draft import Draft
from bot.documents.draft_word import of_word
from bot.domain import Essay
from bot.faces import labels, marked
from bot.settings import shipped
from tests.documents.word_file import note, paragraph, run, table, word
from tests.faces.reader import Reader

CORPUS = Corpus(load([shipped("corpus")])[0])
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


def checked(count: int) -> tuple[str, Checked]:
    """A draft of one line with so many quotations, checked."""
    draft = f"马回说“{TRUE}”，又说“{TRUE.replace('推广', '取消')}”，" * (count // 2)
    return draft, check(draft, CORPUS)


def test_each_finding_has_its_comment_at_its_words() -> None:
    draft, found = checked(6)
    document = Document(io.BytesIO(marked.to_docx(Draft(draft), found)))
    comments = list(document.comments)
    assert [comment.comment_id for comment in comments] == list(range(6))
    assert [comment.text.split("】")[0] for comment in comments] == ["【一致", "【改变原意"] * 3
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
        marked.to_docx(Draft(draft), found)
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
    document = Document(io.BytesIO(marked.to_docx(Draft(text), found)))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs[1:]) == text


@given(st.text("甲乙\n\r", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=5))
def test_a_draft_is_cut_at_its_findings_and_nothing_is_lost(draft: str, spans: list[tuple[int, int]]) -> None:
    spans = sorted((start, min(start + length, len(draft))) for start, length in spans if start < len(draft))
    findings = [Finding(draft[start:end], start, end, True, None, "not_found", "") for start, end in spans]
    cut = list(marked.lines(draft, findings))
    assert "\n".join("".join(stretch.words for stretch in line) for line in cut) == draft
    for line in cut:
        for stretch in line:
            assert stretch.words and (stretch.finding is None or stretch.words in stretch.finding.quote)


def test_a_quotation_over_a_line_end_is_marked_on_both_lines_and_numbered_once() -> None:
    draft = "甲“乙\n丙”丁"
    finding = Finding(draft[2:5], 2, 5, True, None, "not_found", "没有这句话。")
    html = marked.to_html(draft, Checked((finding,), dict.fromkeys((*labels.VERDICTS, "unmarked", "skipped"), 0)))
    assert (
        '<p>甲“<mark class="not_found">乙</mark></p>\n<p><mark class="not_found">丙<sup>1</sup></mark>”丁</p>' in html
    )
    Reader(html)


def own_file() -> Draft:
    """An editor's file: a changed quotation with a bold word, a true one in a table, a changed one in a footnote."""
    wrong = TRUE.replace("推广", "取消")
    said = paragraph("马回说，“", run("取消", "<w:b/>"), wrong.removeprefix("取消"), "”。", note("footnote", 1))
    return of_word(word(said, table(("马回", f"“{TRUE}”")), footnotes=(paragraph(f"马回说：“{wrong}”"),)))


def test_a_word_draft_comes_back_as_itself_with_what_was_found_beside_it() -> None:
    draft = own_file()
    found = check(draft.text, CORPUS)
    out = marked.to_docx(draft, found)
    assert of_word(out).text == draft.text
    document = Document(io.BytesIO(out))
    told = [comment.text.split("\n") for comment in document.comments]
    assert [lines[0][:4] for lines in told] == ["【改变原", "【一致】", "位置：脚"]
    assert told[2][0].startswith("位置：脚注 1，“取消创新积分制改革") and told[2][1].startswith("【改变原意】")
    assert len(document.tables) == 1 and document.paragraphs[0].runs[1].bold


def test_the_right_words_are_put_in_as_tracked_changes_where_they_are_asked_for() -> None:
    draft = own_file()
    found = check(draft.text, CORPUS)
    again = of_word(marked.to_docx(draft, found, replace=True))
    assert again.text == draft.text.replace("取消", "推广")
    assert {finding.verdict for finding in check(again.text, CORPUS).findings} == {"verbatim"}


def test_what_was_changed_after_a_word_draft_was_read_is_tracked_in_it() -> None:
    draft = own_file()
    changed = draft.edited(draft.text.replace("取消", "推广", 1))
    found = check(changed.text, CORPUS)
    out = marked.to_docx(changed, found)
    assert of_word(out).text == changed.text
    told = [comment.text.split("】")[0] for comment in Document(io.BytesIO(out)).comments]
    assert told[:2] == ["【一致", "【一致"]
