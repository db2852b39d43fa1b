from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.files import Document
from bot.documents.record import parse
from bot.domain import Essay
from bot.text.outline import Node, Outline

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# 题目", "## 一节", "第一章　总则", "第二条　甲事要办。乙事也办。", "第十二条 有下列情形之一的：", "一、目标", "（一）修路。修到村。",
                "一是修路。修到村。二是架桥。", "1.甲事要办。", "谋划上紧扣需求。实施上抓落实。", "一方面，修路。另一方面，架桥。此外，植树。", "　　缩进的一段。", "",
            ]
        ),
        st.text(alphabet="甲乙，。；：？“”（）一二是、条第章上1. 　#\t", max_size=40),
    ),
    max_size=14,
)  # fmt: skip


def outlined(text: str, markdown: bool = True) -> Outline:
    return Outline(parse(Document("e", text, markdown, {"title": "题"})))


def leaves(node: Node) -> list[tuple[int, int]]:
    """The sentences of a part and the heading lines over them."""
    own = [node.lead] if node.section and not node.section.inline else []
    if node.kind == "sentence":
        own = [(node.start, node.end)]
    return own + [leaf for child in node.children for leaf in leaves(child)]


@given(LINES, st.booleans())
def test_parts_lie_within_each_other_in_order(lines: list[str], markdown: bool) -> None:
    for node in outlined("\n".join(lines), markdown).root.walk():
        assert node.start <= node.lead[0] <= node.lead[1] <= node.end or node.kind == "document"
        assert all(node.start <= child.start < child.end <= node.end for child in node.children)
        assert all(one.end <= other.start for one, other in itertools.pairwise(node.children))


@given(LINES, st.booleans())
def test_headings_and_sentences_are_the_whole_text_once(lines: list[str], markdown: bool) -> None:
    outline = outlined("\n".join(lines), markdown)
    text, found = outline.essay.text, leaves(outline.root)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(found))
    assert "".join("".join(text[s:e] for s, e in found).split()) == "".join(text.split())


@given(LINES, st.booleans())
def test_every_sentence_has_one_parent_and_is_found_by_its_place(lines: list[str], markdown: bool) -> None:
    outline = outlined("\n".join(lines), markdown)
    parents = [child for node in outline.root.walk() for child in node.children if child.kind == "sentence"]
    assert len({(node.start, node.end) for node in parents}) == len(parents)
    for sentence in parents:
        assert outline.path(sentence.start)[-1] == sentence
        assert outline.paragraph(sentence.end - 1) is not None


def test_the_tree_of_a_regulation() -> None:
    text = "第一章　总则\n第一条　为了规范，制定本条例。\n第二条　甲事要办。\n乙事也要办。\n第二章　附则\n第三条　自公布之日起施行。"
    outline = outlined(text, markdown=False)
    assert [(node.kind, node.label) for node in outline.root.walk() if node.kind in ("chapter", "article")] == [
        ("chapter", "第一章　总则"),
        ("article", "第一条"),
        ("article", "第二条"),
        ("chapter", "第二章　附则"),
        ("article", "第三条"),
    ]
    second = next(node for node in outline.path(text.index("乙事")) if node.kind == "article")
    assert text[second.start : second.end] == "第二条　甲事要办。\n乙事也要办。"
    assert len(second.children) == 2


def test_a_point_has_its_lead_and_its_body() -> None:
    text = "总的看法。一是修路。修到村。二是架桥。"
    first, second = outlined(text).points(0)
    assert (first.label, text[slice(*first.lead)], text[slice(*first.body)]) == ("一是修路", "一是修路。", "修到村。")
    assert text[slice(*second.body)] == ""


@pytest.mark.parametrize(
    ("at", "path"), [("开场", []), ("甲事", ["一节"]), ("丙事", ["一节", "小节"]), ("丁事", ["二节"])]
)
def test_the_headings_over_a_place(at: str, path: list[str]) -> None:
    outline = outlined("开场白。\n\n# 一节\n甲事。\n\n## 小节\n丙事。\n\n# 二节\n丁事。")
    place = outline.essay.text.index(at)
    assert list(outline.headings(place)) == path
    assert outline.heading(place) == (path[-1] if path else None)


def test_an_empty_text_has_a_tree() -> None:
    assert outlined("").blocks == (outlined("").root,)
    assert Outline(Essay("e", "")).points(0) == []
