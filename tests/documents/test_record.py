from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import record as essays
from bot.documents.files import Document
from bot.domain import Essay
from bot.text import passages
from bot.text.outline import Outline

SENTENCES = [
    "要强化企业主体地位。",
    "一是加大投入；",
    "二是“用好”人才！",
    "😀喜报：",
    "（一）完善机制",
    "\ufeff",
    "\r\n",
    " ",
    "1.办好",
]
prose = st.lists(st.sampled_from(SENTENCES), max_size=80).map("".join)
anything = st.one_of(st.text(), prose)


def plain(text: str, **facts: object) -> Essay:
    return essays.parse(Document("d", text, False, facts))


def test_what_a_reader_found_beside_the_text_is_in_the_record() -> None:
    made = plain("正文。", title="题", number="某发〔2025〕1号", organ="某局", other="不收", dated="")
    assert made.facts == (("number", "某发〔2025〕1号"), ("organ", "某局"))
    assert [made.fact(name) for name in ("title", "number", "dated", "text", "essay_id")] == [
        "题",
        "某发〔2025〕1号",
        None,
        None,
        None,
    ]


def bare(text: str) -> str:
    return "".join(text.split())


@given(anything, st.integers(1, 60), st.integers(60, 200))
def test_passages_are_slices_that_join_to_the_text(text: str, shortest: int, longest: int) -> None:
    essay = plain(text)
    cut = passages.split(Outline(essay), shortest, longest)
    assert essay.text == text
    assert all(p.text == text[p.start : p.end] and p.text == p.text.strip() for p in cut)
    assert all(len(p.text) <= longest for p in cut)
    assert all(left.end <= right.start for left, right in itertools.pairwise(cut))
    assert len({p.passage_id for p in cut}) == len(cut)
    left_out = [
        text[a:b] for a, b in zip([0, *(p.end for p in cut)], [*(p.start for p in cut), len(text)], strict=True)
    ]
    headings = {bare(section.heading) for section in essay.sections if not section.inline}
    assert all(bare(gap) == "" or any(heading in bare(gap) for heading in headings) for gap in left_out)


def test_one_line_of_a_megabyte() -> None:
    text = "创" * 1_000_000
    cut = passages.split(Outline(plain(text)), 80, 400)
    assert "".join(p.text for p in cut) == text
    assert max(len(p.text) for p in cut) <= 400


def test_an_empty_text_has_no_passages() -> None:
    assert passages.split(Outline(plain("")), 80, 400) == ()


def test_markdown_loses_only_its_marks() -> None:
    source = "---\ntitle: 题\nauthor: 某\npublished: null\n---\n\n引言。\n\n## 一 二\n\n正文**重点**。\n"
    essay = essays.parse(Document("d", source, True, {}))
    assert (essay.title, essay.author, essay.published) == ("题", "某", None)
    assert essay.text == "引言。\n\n一 二\n\n正文**重点**。"
    (section,) = essay.sections
    assert essay.text[section.start : section.end] == "一 二\n\n正文**重点**。"
    assert [p.section for p in passages.split(Outline(essay), 1, 400)] == [None, "一 二"]


def test_a_signpost_inside_a_sentence_heads_its_section() -> None:
    source = "---\nsections: [首先要甲, 其次要乙]\n---\n总说。\n\n为了发展，首先要甲。详说甲。\n\n为了发展，其次要乙。详说乙。"
    essay = essays.parse(Document("d", source, True, {}))
    cut = passages.split(Outline(essay), 1, 400)
    assert [(p.section, p.text[:4]) for p in cut] == [
        (None, "总说。"),
        ("首先要甲", "为了发展"),
        ("其次要乙", "为了发展"),
    ]


@pytest.mark.parametrize("matter", ["title: [", "- a", "sections: [没有这一节]", "sections: 一节"])
def test_bad_front_matter_is_told_in_chinese(matter: str) -> None:
    with pytest.raises(ValueError, match="元数据"):
        essays.parse(Document("d", f"---\n{matter}\n---\n正文。", True, {}))


def test_official_numbering_nests() -> None:
    text = "前言。\n一、回顾\n（一）工业。工业增长。\n（二）农业\n农业增长。\n二、任务\n任务很重。"
    by_text = {p.text: p.path for p in passages.split(Outline(plain(text)), 1, 400)}
    assert by_text["农业增长。"] == ("一、回顾", "（二）农业")
    assert by_text["（一）工业。工业增长。"] == ("一、回顾", "（一）工业")
    assert by_text["任务很重。"] == ("二、任务",)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "坚持原则。一是强化“压舱石”作用，扩大规模。二是突出需求。三是补齐短板。",
            [None, "一是强化“压舱石”作用", "二是突出需求", "三是补齐短板"],
        ),
        ("总述。谋划上紧扣需求，布局项目。实施上构建体系，抓落实。", [None, "谋划上紧扣需求", "实施上构建体系"]),
        ("一方面，链接资源，对接院所。另一方面，加强协同。此外，共建共享。", ["一方面，链接资源", "另一方面，加强协同", "此外，共建共享"]),
        ("总体上平稳。历史上如此。", [None]),
    ],
)  # fmt: skip
def test_points_are_part_of_the_address(text: str, points: list[str | None]) -> None:
    essay = plain(text)
    assert [p.point for p in passages.split(Outline(essay), 1, 400)] == points
    for sentence in re.finditer(r"[^。]+。", text):
        assert Outline(essay).point(sentence.start()) in points


def test_short_points_share_a_passage_but_keep_their_own_names() -> None:
    essay = plain("1.甲事要办。2.乙事要办。")
    (passage,) = passages.split(Outline(essay), 80, 400)
    assert passage.text == essay.text
    assert Outline(essay).point(essay.text.index("乙")) == "2.乙事要办"


def test_the_heading_path_is_indexed_and_never_quoted() -> None:
    (passage,) = passages.split(Outline(plain("一、总则\n正文在此。", title="题")), 1, 400)
    assert passage.text == "正文在此。"
    assert passages.indexed(passage) == "题\n一、总则\n正文在此。"


def test_the_date_of_a_page_in_markdown_is_when_it_was_published() -> None:
    page = "---\n{}\n---\n\n修桥是大事。\n"
    dated = Document("a", page.format("date: 2026-03-26"), True, {})
    both = Document("a", page.format("date: 2026-03-26\npublished: 2025-01-02"), True, {})
    assert essays.parse(dated).published == "2026-03-26"
    assert essays.parse(both).published == "2025-01-02"


@pytest.mark.parametrize(
    ("lines", "affiliation"),
    [
        ("position: 渠州市民政局局长", "渠州市民政局局长"),
        ("unit: 渠州市民政局\ntitle_of_author: 局长", "渠州市民政局局长"),
        ("affiliation: 渠州大学\n职务: 教授", "渠州大学教授"),
    ],
)
def test_front_matter_tells_where_the_author_is(lines: str, affiliation: str) -> None:
    source = f"---\ntitle: 题\nauthor: 王明\n{lines}\n---\n\n引言。\n"
    assert essays.parse(Document("d", source, True, {})).affiliation == affiliation
