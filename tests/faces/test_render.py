from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Answer, Block, Citation, Essay, Item, Note, Passage, Section
from bot.faces import limits
from bot.faces.web import original, render, render_answer
from bot.text.building import item_of
from tests.faces.reader import Reader

TEXT = "优化结构布局\n坚持梯次投入。一是打基础。\n二是抓应用[3]。"
ESSAY = Essay(
    "ma/回 1?",
    TEXT,
    title="新范式",
    author="马回",
    sections=(Section("优化结构布局", 0, len(TEXT)),),
    affiliation="某所",
)
# Not surrogates, which no file holds; not NUL, which no parser of HTML lets through.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=200)


def cite(number: int, start: int, end: int, essay: Essay = ESSAY, point: str | None = None) -> Citation:
    section = essay.sections[0].heading if essay.sections else None
    quote = essay.text[start:end]
    place = (essay.essay_id, essay.title, essay.author, section, point, start, end, quote)
    return Citation(number, *place, "马回. 新范式[N].", essay.label, essay)


def answered(text: str, *citations: Citation, **more: object) -> Answer:
    return laid((Block((item_of(text),)),), *citations, **more)


def laid(blocks: tuple[Block, ...], *citations: Citation, **more: object) -> Answer:
    text = "\n\n".join(block.text for block in blocks)
    return Answer("问", "问", "answered", None, text, (), citations, blocks=blocks, **more)  # type: ignore[arg-type]


def shown(given: Answer) -> Reader:
    return Reader(render_answer.answer(given, no_essay))


def no_essay(_: str) -> None:
    return None


def test_a_fact_of_the_record_has_no_link_into_the_text() -> None:
    place = (ESSAY.essay_id, ESSAY.title, ESSAY.author, None, None, None, None)
    fact = Citation(1, *place, "某所", "马回. 新范式[N].", None, ESSAY, "affiliation")
    end = TEXT.index("。") + 1
    made = render_answer.answer(answered("马回是某所的[1]。又说[2]。", fact, cite(2, 0, end)), no_essay)
    read = Reader(made)
    assert [one["aria-label"] for one in read.of("button") if one.get("class") == "marker fact"] == [
        "引文1，马回，文章信息 · 作者单位和职务"
    ] * 2
    assert len([one for one in read.of("a") if one.get("class") == "marker"]) == 2
    assert "start=None" not in made


@given(TEXTS)
def test_the_original_holds_every_code_point_once(text: str) -> None:
    assert Reader(original.body(Essay("e", text))).shown == text


@given(TEXTS, st.data())
def test_exactly_the_range_is_marked(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Reader(original.body(Essay("e", text), start, end)).marked == text[start:end]


def test_a_range_over_headings_and_paragraphs_has_a_mark_in_each() -> None:
    start, end = TEXT.index("布局"), TEXT.index("抓应用")
    read = Reader(original.page(ESSAY, start, end))
    assert len(read.of("mark")) == 3
    assert read.marked == TEXT[start:end]
    assert len(read.of("h3")) == 1


def test_other_spans_are_marked_more_faintly_and_never_twice() -> None:
    read = Reader(original.page(ESSAY, 7, 14, [(9, 20), (21, 23)]))
    assert read.marked == TEXT[7:20] + TEXT[21:23]
    assert [mark.get("class") for mark in read.of("mark")] == [None, "also", "also"]
    with pytest.raises(ValueError, match="range"):
        original.page(ESSAY, 7, 14, [(9, 900)])


def test_code_points_beyond_the_basic_plane_count_once() -> None:
    assert Reader(original.body(Essay("e", "😀甲😀乙"), 1, 2)).marked == "甲"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, len(TEXT) + 1)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="range"):
        original.page(ESSAY, start, end)


def test_the_originals_head_names_what_is_known_and_marks_our_label() -> None:
    assert "某所" in Reader(original.page(ESSAY)).shown
    untitled = Reader(original.page(Essay("e", "正文。", label="标签")))
    assert "标签（无题，标签为本系统所加）" in untitled.words
    assert "原文无题" in Reader(original.page(Essay("e", "正文。"))).shown


def test_markers_lead_to_their_place() -> None:
    read = Reader(
        render_answer.answer(
            answered("马回提出：“一是打基础。”[1]又说：“二是”[2]。", cite(1, 14, 20), cite(2, 21, 23)), no_essay
        )
    )
    markers = [link for link in read.of("a") if link["class"] == "marker"]
    assert [link["href"] for link in markers[:2]] == [
        "#/ma%2F%E5%9B%9E%201%3F/14-20",
        "#/ma%2F%E5%9B%9E%201%3F/21-23",
    ]
    assert read.words.startswith("马回提出：“一是打基础。”[1]又说：“二是”[2]。")
    assert len(markers) == 4, "each source has its marker too"


def test_a_source_shows_author_title_section_point_and_copies_quotation_with_reference() -> None:
    read = Reader(render_answer.answer(answered("“一是打基础。”[1]", cite(1, 14, 20, point="一是打基础")), no_essay))
    assert "马回《新范式》[1]优化结构布局 · 一是打基础" in read.words.replace("优化结构布局·", "优化结构布局 · ")
    (button,) = (button for button in read.of("button") if button["class"] == "copy")
    assert button["data-copy"] == f"“{TEXT[14:20]}”——马回. 新范式[N]."


def test_an_outline_unfolds_and_what_comes_before_its_headings_stands_alone() -> None:
    items = [
        ("前言。", 0, False),
        ("甲", 1, True),
        ("甲一。", 1, False),
        ("甲二", 2, True),
        ("甲二一。", 2, False),
        ("乙", 1, True),
    ]
    cites = tuple(cite(number, number, number + 2) for number in range(1, 7))
    block = Block(
        tuple(Item(f"“{words}”", (at,), *rest) for at, (words, *rest) in enumerate(items, 1)), "马回的文章：", "马回"
    )
    read = shown(laid((block,), *cites))
    assert len(read.of("details")) == 2 + 1 + len(cites), "甲 and 甲二, all sources, each source"
    assert [one["class"] for one in read.of("li") if "class" in one] == [
        "point",
        "heading",
        "point",
        "heading",
        "point",
        "heading",
    ]
    assert "[4]“甲二”“甲二一。”[5]" in read.words, "no marker stands inside what unfolds"


def test_words_that_the_answer_has_are_folded_among_the_sources() -> None:
    read = shown(answered("“一是打基础。”[1]又[2]", cite(1, 14, 20), cite(2, 21, 23)))
    whole, told, other = read.of("details")
    assert "open" in whole and "open" not in told and "open" in other


def test_corrections_come_first_and_a_nearest_answer_is_called_no_more() -> None:
    notes = (Note("superseded", "已经废止。"), Note("nearest_only", "只是最接近的。"))
    words = shown(answered("甲[1]", cite(1, 0, 2), notes=notes)).words
    assert words.startswith("未直接作答，仅列意思最接近的原文已经废止。甲[1]")


def test_a_label_of_ours_is_marked_as_ours() -> None:
    essay = Essay("e", "正文一句。", label="标签", author="邹慧")
    assert (
        "《标签》（无题，标签为本系统所加）"
        in Reader(render_answer.answer(answered("[1]", cite(1, 0, 5, essay)), no_essay)).shown
    )


def test_a_refusal_shows_the_nearest_and_what_to_ask() -> None:
    passage = Passage("p", "e", None, "邹慧", None, None, 0, 200, "字" * 200)
    refusal = Answer(
        "问",
        "问",
        "refused",
        "not_in_corpus",
        "没有写到。",
        nearest=(passage,),
        suggestions=("可问一", "可问二"),
        blocks=(Block((Item("没有写到。"),)),),
    )
    read = Reader(render_answer.answer(refusal, {"e": Essay("e", "字" * 200, label="标签")}.get))
    assert "最接近的段落" in read.shown
    assert "《标签》" in read.shown
    assert "字" * 120 + "……" in read.shown
    assert len([button for button in read.of("button") if button["class"] == "chip"]) == 2


def test_notes_and_a_models_answer_are_told_apart() -> None:
    note = Note("author_mismatch", "所问作者与原文不符。")
    shown = Reader(
        render_answer.answer(answered("甲[1]", cite(1, 0, 2), notes=(note,), mode="model", model="某模型"), no_essay)
    ).shown
    assert "所问作者与原文不符。" in shown
    assert "某模型撰写" in shown


@pytest.mark.parametrize("question", ["[1] 是什么", "**粗** $x$ # | `码`", "${1+1}{{7*7}}", "两\n行"])
def test_a_question_is_shown_to_the_letter(question: str) -> None:
    read = Reader(render.turn(question, []))
    assert read.shown == f"提问：{question}"
    assert not read.of("a")


def test_a_long_question_is_shown_in_part() -> None:
    shown = Reader(render.turn("字" * 12_000, [])).shown
    assert len(shown) < 500
    assert "共 12000 字" in shown


def test_half_a_surrogate_pair_can_be_sent_on() -> None:
    assert limits.question(" 甲\ud800 ").encode() == "甲?".encode()


def test_a_numbered_point_has_no_dot_before_it() -> None:
    block = Block((Item("1. 打基础[1]。", (1,), 1), Item("抓应用。", (), 1)), "马回提出：")
    read = Reader(str(render_answer.answer(laid((block,), cite(1, 7, 14)), lambda _: ESSAY)))
    assert [one.get("class") for one in read.of("li")][:2] == ["point counted", "point"]
