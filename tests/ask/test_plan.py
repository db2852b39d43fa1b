"""What a question wants and of what, and whole answers to it: points, parts, overviews, counts, definitions, tasks."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask import particular, pointed, wants
from bot.ask.planning import plans
from bot.domain import Essay
from bot.text.outline import Outline


@pytest.mark.parametrize(
    ("question", "want", "part"),
    [
        ("马回的文章主要讲了什么？", "document", None),
        ("刘忠林的“优化产业生态体系”要怎么做？", "point", "优化产业生态体系 拓展双向赋能发展空间"),
        ("马回文章第二部分的第三点是什么？", "article", None),
        ("刘忠林的文章分几个部分？", "count", None),
        ("帮我写一份介绍马回文章的讲话稿", "task", None),
    ],
)
def test_a_plan_tells_what_is_wanted_of_which_part(bot: Bot, question: str, want: str, part: str | None) -> None:
    planned = plans(bot.searcher.query(question), bot.searcher.index)[0]
    assert planned.want == want
    assert (planned.node.label if planned.node else None) == part


def test_words_that_ask_are_no_subject() -> None:
    assert wants.own_words("甲的主要观点是什么？") == []
    assert "中试平台" in wants.own_words("甲怎么看中试平台？")


def test_a_point_is_answered_with_its_body(bot: Bot) -> None:
    answer = bot.ask("马回提出的“夯实中间端桥梁纽带”要怎么做？")
    assert any("技术经纪人队伍" in one.quote and one.quote.startswith("二是夯实中间端") for one in answer.citations)


@pytest.mark.parametrize(
    ("question", "end"), [("金融怎么支持科技创新？", "培育辅导。"), ("新旧动能怎么转换？", "实现绿色发展。")]
)
def test_the_first_sentence_of_a_paragraph_is_answered_with_the_rest(bot: Bot, question: str, end: str) -> None:
    assert any(one.quote.endswith(end) for one in bot.ask(question).citations)


@pytest.mark.parametrize("author", ["刘忠林", "马回", "邹慧"])
def test_an_overview_goes_as_deep_as_asked(bot: Bot, author: str) -> None:
    question = f"{author}的文章主要讲了什么？"
    answers = [bot.ask(question, depth=depth) for depth in range(4)]
    assert [answer.depth for answer in answers] == [0, 1, 2, 3]
    shown = [sum(len(one.quote) for one in answer.citations) for answer in answers]
    assert shown == sorted(shown) and len(set(shown)) == 4
    assert len(answers[0].citations) == 1
    assert {one.author for answer in answers for one in answer.citations} == {author}


def test_the_theme_of_all_texts_is_answered_by_all(bot: Bot) -> None:
    answer = bot.ask("这组文章总体上讲了什么？")
    assert {one.author for one in answer.citations} == {None, "刘忠林", "马回", "邹慧"}
    assert answer.text.startswith("以下分别引自 4 篇文章")


@pytest.mark.parametrize("question", ["双融合有什么意义", "为什么要推进双融合？"])
def test_why_the_theme_matters_is_told_by_the_thesis_of_each(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert any("必然选择" in one.quote for one in answer.citations)
    assert {one.author for one in answer.citations} >= {"刘忠林", "马回", "邹慧"}


def test_what_a_place_has_is_no_overview(bot: Bot) -> None:
    assert plans(bot.searcher.query("江西有什么优势"), bot.searcher.index)[0].want not in ("corpus", "document")
    assert plans(bot.searcher.query("这组文章有哪些特色"), bot.searcher.index)[0].want == "corpus"


def test_why_something_about_the_theme_is_so_is_no_overview(bot: Bot) -> None:
    assert plans(bot.searcher.query("为什么双融合推进不下去"), bot.searcher.index)[0].depth is None


@pytest.mark.parametrize(
    "question", ["三篇文章各自的切入点是什么？", "对比三位作者的主张，做成表格", "把三位专家的要点整理出来，汇报要用"]
)
def test_what_is_asked_of_each_and_names_nothing_else_is_answered_by_each(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert {one.author for one in answer.citations} == {"刘忠林", "马回", "邹慧"}


def test_who_asks_for_the_authors_gets_what_they_have_signed(bot: Bot) -> None:
    answer = bot.ask("这三位学者的中心思想，一人一句话")
    assert {one.author for one in answer.citations} == {"刘忠林", "马回", "邹慧"}


def test_who_asks_each_for_a_thing_that_stands_nowhere_gets_no_overview(bot: Bot) -> None:
    assert bot.ask("三位专家怎么看房地产？").status == "refused"


def test_all_that_one_counts_is_that_text_as_a_whole(bot: Bot) -> None:
    shown = [one.quote for one in bot.ask("给我列出马回的十二条").citations]
    assert sum(quote[:2] in ("一是", "二是", "三是") for quote in shown) == 12


def test_a_part_that_is_not_there_is_said_not_to_be(bot: Bot) -> None:
    answer = bot.ask("马回的第六部分说了什么？")
    assert answer.status == "refused" and "共 4 个部分" in answer.text
    assert "没有第九条" not in bot.ask("马回的第九条").text  # his points are twelve


@pytest.mark.parametrize(("question", "status"), [("什么是“四库系统”？", "answered"), ("1269是什么意思？", "partial")])
def test_a_term_is_defined_or_said_not_to_be(bot: Bot, question: str, status: str) -> None:
    answer = bot.ask(question)
    assert answer.status == status and answer.citations
    assert ("没有给出定义" in answer.text) == (status == "partial")


def test_the_program_does_not_write(bot: Bot) -> None:
    for question in ("帮我写一份介绍马回文章的讲话稿", "给领导汇报用，三位专家的要点整理一下"):
        assert bot.ask(question).text.startswith("本程序不代写文稿")


@pytest.mark.parametrize(
    "question", ["马回讲了什么？", "四库系统是哪四个库？", "马回文章第二部分讲什么？", "这组文章讲了什么？"]
)
def test_every_next_question_is_answered(bot: Bot, question: str) -> None:
    offered = bot.ask(question).suggestions
    assert offered
    assert [bot.ask(one).status for one in offered] == ["answered"] * len(offered)


def test_a_plan_is_explained(bot: Bot) -> None:
    told = bot.explain("马回的文章主要讲了什么？")[1]
    assert told["route"] == "structure" and told["plan"]["want"] == "document"
    assert told["plan"]["texts"] == ["构建研发投入配置新范式"]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("马回文章第一句话怎么写的", "研发投入是科技创新的源头活水"),
        ("邹慧那篇最后一句是什么", "此外，加强与江西省科技成果转化中心"),
    ],
)
def test_a_sentence_is_told_by_its_place(bot: Bot, question: str, begins: str) -> None:
    (cited,) = bot.ask(question).citations
    assert cited.quote.startswith(begins)


def test_a_sentence_that_is_not_there_is_said_not_to_be(bot: Bot) -> None:
    assert "句。" in bot.ask("马回第一百句是什么").text


@pytest.mark.parametrize(
    "question", ["钱从哪来", "地从哪来", "院士能帮江西干什么", "江西企业要干什么", "马回说钱从哪来"]
)
def test_what_asks_for_a_thing_is_not_answered_with_an_outline(bot: Bot, question: str) -> None:
    assert plans(bot.searcher.query(question), bot.searcher.index)[0].want not in ("corpus", "document")
    assert "以下分别引自" not in bot.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "江西该怎么推进双融合",
        "这组文章讲什么",
        "三位专家各有什么建议",
        "都提了哪些建议",
        "老师让我读这个专栏，要点是什么",
    ],
)
def test_what_asks_of_all_texts_is_answered_with_their_outlines(bot: Bot, question: str) -> None:
    assert bot.ask(question).text.startswith("以下分别引自")


def test_how_long_a_text_is_to_be_is_not_what_it_is_about(bot: Bot) -> None:
    assert len(bot.ask("给我写个三百字的总结").citations) > 10


def test_nouns_of_one_character_are_told() -> None:
    assert list(particular.singles("钱从哪来", "钱从哪来")) == ["钱"]
    assert not list(particular.singles("两个人都说了什么话", "两个人都说了什么话"))
    assert not list(particular.singles("线上教学通知讲什么", "讲什么"))


def test_a_verb_said_twice_asks_and_names_nothing() -> None:
    asked = ("文章讲了啥 理一理", "盘了盘", "给我们顺顺", "这几篇捋捋", "帮我理理")
    assert [wants.own_words(wants.unlisted(one)) for one in asked] == [[]] * 5
    for kept in (
        "妈妈休几天产假",
        "一年一年涨",
        '"看一看"出自哪里',
        "写得清清楚楚",
        "能帮我妈妈办证吗",
        "未来年年增长多少",
    ):
        assert wants.unlisted(kept) == kept


def test_a_section_is_called_by_half_its_heading_before_what_points(bot: Bot) -> None:
    found = plans(bot.searcher.query("突破关键核心技术那块儿讲什么"), bot.searcher.index)[0]
    assert found.want == "section" and found.match is not None and found.match.part.name.startswith("突破关键核心技术")
    assert plans(bot.searcher.query("科技金融那部分讲了啥"), bot.searcher.index)[0].match is None


def test_a_part_is_called_by_a_short_sentence_within_it() -> None:
    text = "我们今年要做好以下工作。\n　　做好城市工作，让居民满意。着力扩大绿地面积。新建公园五个，改造公园八个。\n　　做好乡村工作，让村民满意。修路十条，植树五千棵。\n"
    found = pointed.part("今年扩大绿地面积那一块讲了啥", [Outline(Essay("a", text))])
    assert found is not None and "绿地" in text[slice(found.part.node.start, found.part.node.end)]
    assert pointed.part("地铁建设那一块讲了啥", [Outline(Essay("a", text))]) is None


def test_points_of_a_section_are_counted_though_no_text_is_named(bot: Bot) -> None:
    assert "3 点" in bot.ask("院士帮助高校企业提升创新效能列了几点").text
