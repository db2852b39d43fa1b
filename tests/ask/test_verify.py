from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ask import references
from bot.ask.verify import judged
from bot.ask.write import quoted
from bot.domain import Answer, Essay, Evidence, Item, Passage
from bot.text.building import Part, build
from bot.text.outline import Outline
from bot.text.reference import reference

ESSAY = Essay("e", "要强化主体地位。不要取消支持。见附注[3]。", title="题", author="某甲")
PASSAGE = Passage("p", "e", "题", "某甲", "第一节", None, 0, len(ESSAY.text), ESSAY.text)


def evidence(number: int, quote: str) -> Evidence:
    start = ESSAY.text.index(quote)
    return Evidence(number, PASSAGE, start, start + len(quote), quote)


def written(*quotes: str) -> Part:
    (part,) = quoted([evidence(number, quote) for number, quote in enumerate(quotes, 1)])
    return part


def answer(*quotes: str) -> Answer:
    known = {number: evidence(number, quote) for number, quote in enumerate(quotes, 1)}
    return build("问", [judged(written(*quotes), known)], known.values(), {"e": Outline(ESSAY)})


def test_the_writer_s_own_part_passes_whole() -> None:
    made = answer("要强化主体地位。", "不要取消支持。")
    assert made.text == "某甲在“第一节”一节提出：“要强化主体地位。”[1]“不要取消支持。”[2]"
    assert [c.quote for c in made.citations] == ["要强化主体地位。", "不要取消支持。"]
    assert [(claim.verdict, claim.cites, claim.text) for claim in made.claims] == [("supported", (1, 2), made.text)]
    (block,) = made.blocks
    assert (block.lead, block.author, block.essay_id) == ("某甲在“第一节”一节提出：", "某甲", "e")
    assert block.items == (Item("“要强化主体地位。”", (1,)), Item("“不要取消支持。”", (2,)))


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        (Item("“要取消支持。”", (2,)), "unsupported"),
        (Item("“不要取消支持了。”", (2,)), "unsupported"),
        (Item("“不要取消支持”", (2,)), "unsupported"),
        (Item("“取消支持。”", (2,)), "unsupported"),
        (Item("不要取消支持。", (2,)), "unsupported"),
        (Item("“不要取消支持。”", (7,)), "unsupported"),
        (Item("“不要取消支持。”", (1,)), "unsupported"),
        (Item("“不要取消支持。”", (1, 2)), "uncited"),
        (Item("“不要取消支持。”"), "uncited"),
    ],
)
def test_a_changed_word_or_number_does_not_pass(changed: Item, verdict: str) -> None:
    quotes = ("要强化主体地位。", "不要取消支持。")
    known = {number: evidence(number, quote) for number, quote in enumerate(quotes, 1)}
    part = written(*quotes)
    assert judged(part, known).verdict == "supported"
    assert judged(replace(part, items=(part.items[0], changed)), known).verdict == verdict


@pytest.mark.parametrize(
    "lead", ["某甲在“第一节”一节提出“应当取消支持”：", "“取消”，某甲提出：", "某乙在“第一节”一节提出："]
)
def test_a_lead_quotes_nothing_but_the_heading(lead: str) -> None:
    assert (
        judged(replace(written("不要取消支持。"), lead=lead), {1: evidence(1, "不要取消支持。")}).verdict
        == "unsupported"
    )


def test_a_footnote_mark_of_the_source_is_no_citation() -> None:
    made = answer("见附注[3]。")
    assert made.text == "某甲在“第一节”一节提出：“见附注［3］。”[1]"
    assert made.citations[0].quote == "见附注[3]。"


def test_headings_with_quotation_marks_and_quotations_of_two_lines_pass() -> None:
    text = "一是“点对点”。\n\n扩大规模。"
    essay = Essay("f", text, title="“四个100%”通知")
    passage = Passage("q", "f", essay.title, None, "一、推进“一链一策”", None, 0, len(text), text)
    given = Evidence(1, passage, 0, len(text), text)
    made = build("问", [judged(part, {1: given}) for part in quoted([given])], [given], {"f": Outline(essay)})
    assert made.text == "《“四个100%”通知》在“一、推进“一链一策””一节提出：“一是“点对点”。扩大规模。”[1]"
    assert made.citations[0].quote == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("他提出“有组织孵化”[1]。", "他提出“有组织孵化”[1]。"),
        ("他说：“要强化。”[1]。", "他说：“要强化。”[1]"),
        ("他说：“要强化。”[1]”", "他说：“要强化。”[1]"),
    ],
)
def test_a_sentence_that_ends_with_words_in_marks_keeps_its_full_stop(text: str, told: str) -> None:
    assert references.quoted(text, {}) == (told, [])


def test_references_invent_nothing() -> None:
    assert reference(ESSAY) == "某甲. 题[Z]."
    assert reference(Essay("e", "文")) == "[无题][Z]."
    column = Essay("e", "文", title="题", author="某", column="栏", source="某报", published="2026-01-02")
    assert reference(column) == "某. 题[N]. 某报, 2026-01-02."
