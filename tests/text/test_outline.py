from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.files import Document
from bot.documents.record import parse
from bot.domain import Essay, Section
from bot.text.annexes import by_numbers, renewed
from bot.text.numbered_headings import numbered_sections
from bot.text.outline import Node, Outline

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# 题目", "## 一节", "第一章　总则", "第二条　甲事要办。乙事也办。", "第十二条 有下列情形之一的：", "一、目标", "（一）修路。修到村。",
                "一是修路。修到村。二是架桥。", "1.甲事要办。", "谋划上紧扣需求。实施上抓落实。", "一方面，修路。另一方面，架桥。此外，植树。", "　　缩进的一段。", "",
                "（一）对甲事给予补助。", "（二）对乙事不予补助；", "附件", "附件2：名单", "　附件1", "2025年3月1日",
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


OFFICE = """云川市冷链物流扶持办法
一、扶持对象
本市注册的冷链企业。
二、扶持标准
（一）新建冷库的，每吨库容补助二百元。
（二）购置冷藏车的，每辆补助三万元，同一企业一年内补助的冷藏车不超过十五辆，已经享受省级购车补助的车辆不再重复享受市级补助。
（三）接入监测平台的，减免首年服务费；
三、申报程序
（一）提出申请。企业向区商务局提出。
（二）区局初审。
（三）市局公示。公示期五日。
特此通知。

附件：1.冷库补助申报表
2.冷藏车清单

云川市商务局
2025年3月1日

附件1
冷库补助申报表
一、企业情况
名称与库容。
附件2：冷藏车清单
车牌	吨位
云A00001	三吨
抄送：市财政局。
云川市商务局办公室　　2025年3月2日印发
"""


@pytest.mark.parametrize(
    ("at", "section", "point"),
    [
        ("新建冷库的", "二、扶持标准", "（一）新建冷库的"),
        ("购置冷藏车", "二、扶持标准", "（二）购置冷藏车的"),
        ("接入监测", "二、扶持标准", "（三）接入监测平台的"),
        ("企业向区", "（一）提出申请", None),
        ("区局初审", "（二）区局初审", None),
        ("冷藏车清单\n\n", None, "2.冷藏车清单"),
        ("冷库补助申报表\n一", "附件1", None),
        ("名称与库容", "一、企业情况", None),
        ("三吨", "附件2：冷藏车清单", None),
        ("市财政局", None, None),
        ("3月2日印发", None, None),
    ],
)
def test_a_whole_sentence_is_an_item_and_an_annex_closes_what_is_open(
    at: str, section: str | None, point: str | None
) -> None:
    outline = outlined(OFFICE, markdown=False)
    place = OFFICE.index(at)
    assert (outline.heading(place), outline.point(place)) == (section, point)


def test_the_parts_of_a_text_are_its_own_and_not_those_of_its_annexes() -> None:
    outline = outlined(OFFICE, markdown=False)
    assert [node.label for node in outline.tops] == ["一、扶持对象", "二、扶持标准", "三、申报程序"]
    assert [node.label for node in outline.annexes] == ["附件1", "附件2：冷藏车清单"]
    within = outline.headings(OFFICE.index("名称与库容"))
    assert within == ("附件1", "一、企业情况")


def test_a_text_that_is_all_annex_has_the_parts_of_its_annex() -> None:
    outline = outlined("现将方案印发。\n附件\n一、目标\n修路。\n二、任务\n架桥。", markdown=False)
    assert [node.label for node in outline.tops] == ["一、目标", "二、任务"]


@pytest.mark.parametrize("mark", ["# 附件一", "### 附件一", "附件一"])
def test_an_annex_closes_the_headings_of_a_word_file_too(mark: str) -> None:
    outline = outlined(f"# 通知\n\n## 一、要求\n修路。\n\n{mark}\n\n名单\n甲、乙。")
    assert outline.headings(outline.essay.text.index("甲、乙")) == ("附件一",)


@pytest.mark.parametrize(
    "line", ["附件：名单", "附件1：名单", "附件1.名单", "附件所列的企业", "附件：", "附件说明书另发。"]
)
def test_what_only_names_an_annex_opens_none(line: str) -> None:
    assert not outlined(f"一、要求\n修路。\n{line}\n云川市商务局\n2025年3月1日", markdown=False).annexes


def test_an_item_of_an_article_is_no_point_of_its_own() -> None:
    outline = outlined("第八条　有下列情形之一的，应当停业：\n（一）失火的；\n（二）漏水的。", markdown=False)
    assert outline.point(outline.essay.text.index("失火")) is None and outline.sections == ()


def test_the_head_of_a_table_is_known() -> None:
    text = "一、名单\n如下。\n乡镇\t水井\n甲镇\t3\n乙镇\t4\n备注\t无\n完。\n丙\t独行\n末段。"
    assert [text[at : text.index("\n", at)] for at in outlined(text, markdown=False).table_heads] == ["乡镇\t水井"]


def test_a_table_of_contents_has_no_parts_of_its_own() -> None:
    text = (
        "某市渡口条例\n目　录\n第一章　总　则\n第二章　渡运……3\n第一节　渡船……3\n第一章　总　则\n第一条　为了渡口安全，制定本条例。\n"
        "第二章　渡运\n第一节　渡船\n第二条　渡船应当编号。\n"
    )
    found = [section.heading for section in numbered_sections(text)]
    assert found == ["第一章　总　则", "第二章　渡运", "第一节　渡船"]
    assert numbered_sections("目录\n一、甲\n二、乙\n") == numbered_sections("说明\n一、甲\n二、乙\n")


def test_headings_that_are_indented_are_headings() -> None:
    text = "答复\n　　一、情况\n　　路长两里。\n　　二、安排\n　　（一）修路。年内修好。\n　　（二）架桥。明年架好。\n"
    assert [section.heading for section in numbered_sections(text)] == [
        "一、情况", "二、安排", "（一）修路", "（二）架桥"
    ]  # fmt: skip


def test_the_title_of_a_markdown_file_is_no_part_over_the_others() -> None:
    text = "# 措施\n\n前言。\n\n## 一、演出\n\n补助。\n\n## 二、阅读\n\n补贴。\n"
    outline = Outline(parse(Document("a", text, True, {"title": "措施"})))
    assert [node.label for node in outline.tops] == ["一、演出", "二、阅读"]


def test_who_is_addressed_anew_hears_of_the_whole_again() -> None:
    text = "一、回顾\n（一）修路。修了三条。\n（二）办学。办了两所学校。\n各位代表！过去五年产值翻番。\n二、安排\n（一）修桥。修两座。\n"
    sections = by_numbers(text)
    held = {one.heading: text[one.start : one.end] for one in sections}
    assert "翻番" in held["一、回顾"] and not any("翻番" in held[name] for name in held if name.startswith("（"))


def test_what_is_numbered_anew_in_an_annex_is_no_continuation() -> None:
    body = "".join(f"{number}、标题{number}\n要做的事情有很多。还有别的。\n" for number in "一二三四五六七")
    text = f"关于采购的通知\n{body}附件3\n合同条款\n一、款式和单价；\n二、交付时间；\n三、解除条件。\n"
    assert not [one.heading for one in by_numbers(text) if "款式" in one.heading or "交付" in one.heading]


def test_a_text_that_an_older_version_has_read_is_numbered_by_this_one() -> None:
    text = "一、回顾\n修了路。还有桥。\n二、安排\n再修路。还有桥。\n"
    old = Essay("甲", text, sections=(Section("回顾", 0, len(text), inferred=True),))
    assert [one.heading for one in renewed(old).sections] == ["一、回顾", "二、安排"]
    marked = replace(old, sections=(Section("回顾", 0, len(text)),))
    assert renewed(marked) == marked


def test_the_last_article_and_section_end_where_the_closing_begins() -> None:
    outline = outlined(
        "某办法\n\n第一章　总则\n第一条　制定本办法。\n第二条　本办法自印发之日起施行。\n\n某市公安局\n2025年7月16日\n抄送：市委办公室。\n",
        markdown=False,
    )
    (chapter,) = outline.tops
    article = chapter.children[-1]
    assert outline.essay.text[article.start : article.end] == "第二条　本办法自印发之日起施行。"
    assert outline.heading(outline.essay.text.index("抄送")) is None
