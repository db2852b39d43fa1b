from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ask.verify import verify
from bot.ask.write import QuotingWriter
from bot.domain import Draft, Essay, Evidence, Passage
from bot.text.outline import Outline
from bot.text.reference import reference

ESSAY = Essay("e", "要强化主体地位。不要取消支持。见附注[3]。", title="题", author="某甲")
PASSAGE = Passage("p", "e", "题", "某甲", "第一节", None, 0, len(ESSAY.text), ESSAY.text)


def evidence(number: int, quote: str) -> Evidence:
    start = ESSAY.text.index(quote)
    return Evidence(number, PASSAGE, start, start + len(quote), quote)


def written(*quotes: str) -> Draft:
    return QuotingWriter().write("问", [evidence(number, quote) for number, quote in enumerate(quotes, 1)])


def test_the_writer_s_own_draft_passes_whole() -> None:
    draft = written("要强化主体地位。", "不要取消支持。")
    verified = verify(draft, {"e": Outline(ESSAY)})
    assert verified.text == "某甲在“第一节”一节提出：“要强化主体地位。”[1]“不要取消支持。”[2]"
    assert [c.quote for c in verified.citations] == ["要强化主体地位。", "不要取消支持。"]
    assert {claim.verdict for claim in verified.claims} == {"supported"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("不要取消", "要取消"), ("强化", "强化了"), ("。”[1]", "”[1]"), ("要强化", ""), ("[1]", "[7]"), ("[1]", "")],
)
def test_a_changed_word_or_number_does_not_pass(old: str, new: str) -> None:
    draft = written("要强化主体地位。", "不要取消支持。")
    assert old in draft.text
    verified = verify(replace(draft, text=draft.text.replace(old, new)), {"e": Outline(ESSAY)})
    assert verified.text == ""
    assert verified.citations == ()
    assert {claim.verdict for claim in verified.claims} <= {"unsupported", "uncited"}


def test_numbers_run_in_order_of_use_and_what_is_not_used_is_not_cited() -> None:
    draft = Draft(
        "问", (evidence(1, "要强化主体地位。"), evidence(2, "不要取消支持。")), "某甲提出：“不要取消支持。”[2]"
    )
    verified = verify(draft, {"e": Outline(ESSAY)})
    assert verified.text == "某甲提出：“不要取消支持。”[1]"
    assert [(c.number, c.quote) for c in verified.citations] == [(1, "不要取消支持。")]


def test_a_footnote_mark_of_the_source_is_no_citation() -> None:
    verified = verify(written("见附注[3]。"), {"e": Outline(ESSAY)})
    assert verified.text == "某甲在“第一节”一节提出：“见附注［3］。”[1]"
    assert verified.citations[0].quote == "见附注[3]。"


def test_headings_with_quotation_marks_and_quotations_of_two_lines_pass() -> None:
    text = "一是“点对点”。\n\n扩大规模。"
    essay = Essay("f", text, title="“四个100%”通知")
    passage = Passage("q", "f", essay.title, None, "一、推进“一链一策”", None, 0, len(text), text)
    draft = QuotingWriter().write("问", [Evidence(1, passage, 0, len(text), text)])
    verified = verify(draft, {"f": Outline(essay)})
    assert verified.text == "《“四个100%”通知》在“一、推进“一链一策””一节提出：“一是“点对点”。扩大规模。”[1]"
    assert verified.citations[0].quote == text


def test_references_invent_nothing() -> None:
    assert reference(ESSAY) == "某甲. 题[Z]."
    assert reference(Essay("e", "文")) == "[无题][Z]."
    column = Essay("e", "文", title="题", author="某", column="栏", source="某报", published="2026-01-02")
    assert reference(column) == "某. 题[N]. 某报, 2026-01-02."
