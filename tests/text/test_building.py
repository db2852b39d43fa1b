from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Essay, Evidence, Fact, Item, Passage
from bot.text.building import Part, build, cited, item_of, told
from bot.text.outline import Outline

ESSAYS = {
    "e": Essay("e", "甲说乙。丙说丁。戊说己。", title="题", author="某"),
    "f": Essay("f", "庚说辛。", title="另", author="他"),
}
OUTLINES = {key: Outline(essay) for key, essay in ESSAYS.items()}


def evidence(number: int, essay_id: str, start: int) -> Evidence:
    essay = ESSAYS[essay_id]
    passage = Passage("p", essay_id, essay.title, essay.author, None, None, 0, len(essay.text), essay.text)
    return Evidence(number, passage, start, start + 4, essay.text[start : start + 4])


KNOWN = [evidence(1, "e", 0), evidence(2, "e", 4), evidence(3, "f", 0), evidence(4, "e", 4)]


def part(*texts: str, **more: object) -> Part:
    return replace(Part(tuple(map(item_of, texts)), verdict="supported", why="符合"), **more)  # type: ignore[arg-type]


def test_numbers_run_in_order_of_use_and_what_is_not_used_is_not_cited() -> None:
    made = build("问", [part("丙说丁[2]。"), part("甲说乙[1]，又说丁[2]。")], KNOWN, OUTLINES)
    assert made.text == "丙说丁[1]。\n\n甲说乙[2]，又说丁[1]。"
    assert [(one.number, one.quote) for one in made.citations] == [(1, "丙说丁。"), (2, "甲说乙。")]
    assert [claim.cites for claim in made.claims] == [(1,), (2, 1)]


def test_the_same_words_have_one_number() -> None:
    made = build("问", [part("丙说丁[2][4]。"), part("“丙说丁。”[4]")], KNOWN, OUTLINES)
    assert made.text == "丙说丁[1]。\n\n“丙说丁。”[1]"
    assert [one.quote for one in made.citations] == ["丙说丁。"]
    assert made.blocks[0].items[0].cites == (1,)


def test_a_fact_of_a_record_is_cited_beside_words_of_the_text() -> None:
    known = [*KNOWN, Fact(5, "e", "author", "某"), Fact(6, "e", "author", "某"), Fact(7, "f", "author", "他")]
    made = build("问", [part("某[5]写了“甲说乙。”[1]"), part("他[7]没有写，某[6]写了[1]。")], known, OUTLINES)
    assert made.text == "某[1]写了“甲说乙。”[2]\n\n他[3]没有写，某[1]写了[2]。"
    assert [(one.essay_id, one.field, one.quote) for one in made.citations] == [
        ("e", "author", "某"),
        ("e", None, "甲说乙。"),
        ("f", "author", "他"),
    ]
    with pytest.raises(ValueError, match="nor a fact"):
        build("问", [part("他[8]。")], [Fact(8, "e", "author", "他")], OUTLINES)


FIELDS = ("title", "author")


@given(st.lists(st.sampled_from([*range(1, 5), *range(5, 9)]), min_size=1, max_size=12))
def test_markers_and_citations_agree_whatever_is_cited(used: list[int]) -> None:
    facts = [
        Fact(number, key, field, ESSAYS[key].fact(field) or "")
        for number, (key, field) in enumerate([(key, field) for key in ESSAYS for field in FIELDS], 5)
    ]
    parts = [part("".join(f"话[{number}]" for number in used[at : at + 3])) for at in range(0, len(used), 3)]
    made = build("问", parts, [*KNOWN, *facts], OUTLINES)
    numbers = [int(number) for number in re.findall(r"\[(\d+)\]", made.text)]
    assert list(dict.fromkeys(numbers)) == [one.number for one in made.citations]
    assert len({(one.essay_id, one.span, one.field) for one in made.citations}) == len(made.citations)


def test_what_is_not_supported_is_a_claim_without_a_citation_and_not_shown() -> None:
    wrong = part("戊说庚[3]。", verdict="unsupported", why="不符")
    made = build("问", [wrong, part("甲说乙[1]。")], KNOWN, OUTLINES)
    assert made.text == "甲说乙[1]。"
    assert [(claim.text, claim.cites, claim.verdict) for claim in made.claims] == [
        ("戊说庚。", (), "unsupported"),
        ("甲说乙[1]。", (1,), "supported"),
    ]
    for unjudged in ([wrong], [Part((item_of("甲说乙。[1]"),))], []):
        with pytest.raises(ValueError, match="citation"):
            build("问", unjudged, KNOWN, OUTLINES)


def test_a_block_tells_whose_words_it_has_and_goes_on_until_another_opens() -> None:
    parts = [part("甲说乙[1]。", lead="某提出："), part("丙说丁[2]。", opens=False), part("丙、庚都说[2][3]。")]
    made = build("问", parts, KNOWN, OUTLINES, ("马没有谈到它。", "牛没有谈到它。"))
    assert made.text == "某提出：甲说乙[1]。丙说丁[2]。\n\n丙、庚都说[2][3]。\n\n马没有谈到它。牛没有谈到它。"
    assert [(block.author, block.essay_id, len(block.items)) for block in made.blocks] == [
        ("某", "e", 2),
        (None, None, 1),
        (None, None, 2),
    ]


def test_a_marker_stands_in_the_text_only_where_more_follows() -> None:
    assert item_of("甲说乙。[1][2]") == Item("甲说乙。", (1, 2))
    assert item_of("甲说乙[1]。") == Item("甲说乙[1]。", (1,))
    assert item_of("甲[2]说乙。[1]") == Item("甲[2]说乙。[1]", (2, 1))
    with pytest.raises(ValueError, match="markers"):
        Item("甲说乙[1]。", (2,))


def test_evidence_that_is_not_the_text_s_own_words_is_not_cited() -> None:
    with pytest.raises(ValueError, match="neither a slice"):
        build("问", [part("甲[1]。")], [replace(KNOWN[0], text="甲说丙。")], OUTLINES)


def test_a_text_that_is_not_the_rendering_of_its_blocks_cannot_be_built() -> None:
    made = build("问", [part("甲说乙[1]。")], KNOWN, OUTLINES)
    with pytest.raises(ValueError, match="rendering"):
        replace(made, text="甲说乙了[1]。")
    with pytest.raises(ValueError, match="rendering"):
        replace(made, blocks=(*made.blocks, told("另有说明。")))


def test_a_citation_serves_as_evidence_again() -> None:
    (first,) = build("问", [part("丙说丁[2]。")], KNOWN, OUTLINES).citations
    again = build("问", [part("丙说丁[9]。")], [cited(9, first)], OUTLINES)
    assert again.citations == (first,)


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=4), st.booleans(), st.booleans()),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_cited_markers_blocks_and_citations_agree(rows: list[tuple[list[int], bool, bool]]) -> None:
    parts = [
        part("甲" + "".join(f"[{number}]" for number in numbers) + "。" * inside, opens=opens)
        for numbers, inside, opens in rows
    ]
    made = build("问", parts, KNOWN, OUTLINES)
    marked = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", made.text))))
    assert marked == list(range(1, len(made.citations) + 1)) == [one.number for one in made.citations]
    assert {number for block in made.blocks for item in block.items for number in item.cites} == set(marked)
    places = [(one.essay_id, one.start) for one in made.citations]
    used = [KNOWN[number - 1] for numbers, _, _ in rows for number in numbers]
    assert places == list(dict.fromkeys((item.passage.essay_id, item.start) for item in used))
