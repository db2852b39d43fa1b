from __future__ import annotations

import pytest

from bot.domain import Answer, Citation, Essay, Passage, Section

ESSAY = Essay("e", "甲说乙。丙说丁。", title="题", author="某")


def citation(number: int, start: int = 0, end: int = 4, quote: str = "甲说乙。") -> Citation:
    return Citation(number, "e", "题", "某", None, None, start, end, quote, "参考", None, ESSAY)


def answered(text: str, citations: tuple[Citation, ...]) -> Answer:
    return Answer("问", "问", "answered", None, text, citations=citations)


def test_a_citation_is_a_slice() -> None:
    assert citation(1).quote == ESSAY.text[0:4]
    for wrong in ({"quote": "甲说丙。"}, {"start": 1}, {"start": 2, "end": 2, "quote": ""}):
        with pytest.raises(ValueError, match="neither a slice"):
            citation(1, **wrong)


def test_a_citation_may_be_a_fact_of_the_record_and_then_has_no_place() -> None:
    essay = Essay("e", "甲说乙。", author="某", facts=(("number", "某发〔2025〕1号"),))
    place = ("e", None, "某", None, None)

    def fact(field: str, quote: str, *span: int | None) -> Citation:
        return Citation(1, *place, *(span or (None, None)), quote, "参考", None, essay, field)

    for field, value in (("author", "某"), ("number", "某发〔2025〕1号")):
        made = fact(field, value)
        assert (made.quote, made.start, made.end, made.span) == (value, None, None, None)
        assert made.shared(0, 4) == 0
    for wrong in (("author", "他"), ("title", "甲说乙。"), ("organ", ""), ("text", "甲说乙。"), ("essay_id", "e")):
        with pytest.raises(ValueError, match="nor a fact"):
            fact(*wrong)
    with pytest.raises(ValueError, match="either a place or a fact"):
        fact("author", "某", 0, 1)
    with pytest.raises(ValueError, match="either a place or a fact"):
        Citation(1, *place, None, None, "某", "参考", None, essay)


def test_a_citation_knows_how_much_it_shares_with_a_span() -> None:
    assert [citation(1).shared(*span) for span in ((0, 4), (2, 8), (4, 8))] == [4, 2, 0]


def test_a_passage_is_a_slice() -> None:
    with pytest.raises(ValueError, match="not a slice"):
        Passage("p", "e", None, None, None, None, 0, 3, "甲说乙。")


def test_a_section_lies_in_its_essay() -> None:
    with pytest.raises(ValueError, match="outside"):
        Essay("e", "短", sections=(Section("头", 0, 5),))


def test_an_answer_cites_and_every_marker_has_its_citation() -> None:
    assert answered("某提出：“甲说乙。”[1]", (citation(1),)).status == "answered"
    for text, citations in (("没有引用", ()), ("[1]", ()), ("[2]", (citation(2),)), ("[1][2]", (citation(1),))):
        with pytest.raises(ValueError):
            answered(text, citations)


def test_numbers_run_in_order_of_first_use() -> None:
    with pytest.raises(ValueError, match="order"):
        answered("[2][1]", (citation(2), citation(1)))


def test_a_refusal_has_a_reason_and_no_citation() -> None:
    assert Answer("问", "问", "refused", "off_topic", "无关").citations == ()
    with pytest.raises(ValueError, match="refusal"):
        Answer("问", "问", "refused", None, "无关")
    with pytest.raises(ValueError, match="refusal"):
        Answer("问", "问", "refused", "off_topic", "见[1]", citations=(citation(1),))
    with pytest.raises(ValueError, match="reason"):
        Answer("问", "问", "answered", "off_topic", "[1]", citations=(citation(1),))
