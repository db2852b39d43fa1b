"""What is asked of the texts as texts: an article, a part, how many, an outline, a fact of a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.ask import overviews
from bot.domain import Essay
from bot.says import structure as says
from bot.text.numbered_headings import numbered_sections
from bot.text.official import facts
from bot.text.outline import Outline

RULES = """云川市公园条例
（2024年3月5日云川市第三届人民代表大会常务委员会第九次会议通过）
第一章　总则
第一条　为了管理公园，制定本条例。
本条例所称公园，是指向公众免费开放的绿地。
第二条　市园林主管部门负责公园管理。
公安机关协助管理。
第二章　入园
第三条　游人应当文明游园。
第四条　有下列行为之一的，管理人员应当劝阻：
（一）攀折花木的；
（二）在湖中游泳的。
第三章　附则
第五条　本条例自2024年5月1日起施行。
"""
NOTICE = """云川市人民政府办公室文件
云川办发〔2025〕8号
关于做好公园夜间开放工作的通知
各区人民政府，市政府各部门：
现就有关事项通知如下。
一、总体要求
到年底，十个公园夜间开放。
二、主要任务
（一）加装照明
每个公园加装路灯。
（二）增派人员
每个公园增派保安。
附件：1.开放公园名单
2.路灯安装标准
云川市人民政府办公室
2025年4月2日
"""


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    """Answers from a regulation and a notice."""
    folder = tmp_path_factory.mktemp("official")
    (folder / "云川市公园条例.txt").write_text(RULES, encoding="utf-8")
    (folder / "关于做好公园夜间开放工作的通知.txt").write_text(NOTICE, encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("公园条例第三条", ["第三条　游人应当文明游园。"]),
        ("公园条例第2条第2款怎么规定的？", ["公安机关协助管理。"]),
        ("公园条例第四条第（二）项是什么", ["（二）在湖中游泳的。"]),
        ("《云川市公园条例》第二章讲什么", ["第二章　入园", "第三条　游人应当文明游园。"]),
        ("公园条例一共有几章？", ["第一章　总则", "第二章　入园", "第三章　附则"]),
        ("公园条例共多少条？", ["第五条　本条例自2024年5月1日起施行。"]),
        ("公园条例什么时候通过的？", ["（2024年3月5日云川市第三届人民代表大会常务委员会第九次会议通过）"]),
        ("公园夜间开放通知的文号是多少？", ["云川办发〔2025〕8号"]),
        ("公园夜间开放的通知主送哪些单位？", ["各区人民政府，市政府各部门："]),
        ("公园夜间开放通知有哪些附件？", ["附件：1.开放公园名单", "2.路灯安装标准"]),
        ("总结一下公园夜间开放的通知", ["一、总体要求", "二、主要任务"]),
    ],
)
def test_the_words_of_the_part_that_is_asked_for_are_quoted(official: Bot, question: str, quotes: list[str]) -> None:
    answer = official.ask(question)
    assert answer.status == "answered"
    found = [citation.quote for citation in answer.citations]
    assert [quote for quote in found if quote in quotes] == quotes


def test_an_article_that_is_not_there_is_said_not_to_be(official: Bot) -> None:
    answer = official.ask("公园条例第九条规定了什么？")
    assert (answer.status, answer.reason) == ("refused", "not_in_corpus")
    assert "没有第九条" in answer.text and "5 条" in answer.text


@pytest.mark.parametrize("question", ["公园条例对游泳怎么规定？", "夜间开放要加装什么？", "第三条公交线路在哪里？"])
def test_a_question_about_something_is_no_question_about_the_text(official: Bot, question: str) -> None:
    assert official.explain(question)[1]["route"] != "structure"


def test_a_list_of_headings_under_a_heading_can_be_asked_for(official: Bot) -> None:
    assert official.ask("夜间开放的主要任务有哪些？").status in ("answered", "partial")


def test_facts_stand_where_they_are_said_to() -> None:
    found = {name: NOTICE[slice(*span)] for name, span in facts(NOTICE)}
    assert found["number"] == "云川办发〔2025〕8号"
    assert found["dated"] == "2025年4月2日"
    assert found["addressee"].startswith("各区人民政府")


def test_a_text_that_tells_nothing_of_itself_has_no_facts() -> None:
    assert not list(facts("今天天气很好。\n我们去公园。"))


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("概括邹慧写的学术报告会", "学术报告会"),
        ("帮我把马回讲书院的话总结一下", "书院"),
        ("总结一下马回关于书院的说法", "书院"),
    ],
)
def test_an_overview_that_names_a_topic_is_of_that_topic(bot: Bot, question: str, topic: str) -> None:
    answer = bot.ask(question)
    assert answer.depth is None
    assert answer.citations
    assert all(topic in one.quote for one in answer.citations)


@pytest.mark.parametrize("question", ["公园是指什么", "什么叫做公园？", "公园指的是什么意思"])
def test_a_term_that_stands_in_a_title_is_defined_where_a_text_defines_it(official: Bot, question: str) -> None:
    (cited,) = official.ask(question).citations
    assert cited.quote == "本条例所称公园，是指向公众免费开放的绿地。"


def test_a_document_that_is_named_is_no_term(official: Bot) -> None:
    assert "分为 3 个部分" in official.ask("公园条例是什么？").text


def test_the_head_of_a_table_is_no_answer_by_itself(tmp_path: Path, bot: Bot) -> None:
    text = "云川市人民政府关于水井维护的通知\n各镇负责维护水井。\n附件\n序号\t乡镇\t维护水井（口）\n1\t柳溪镇\t32\n2\t竹坪镇\t41\n"
    (tmp_path / "水井通知.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path / "水井通知.txt"])
    quotes = [one.quote for one in made.ask("各乡镇维护几口水井？").citations]
    assert quotes == ["序号\t乡镇\t维护水井（口）", "1\t柳溪镇\t32", "2\t竹坪镇\t41"]
    assert not any("序号" in one.quote for one in made.ask("水井由谁维护？").citations)


def test_the_signature_is_no_part_of_the_last_section(tmp_path: Path, bot: Bot) -> None:
    text = (
        "关于修缮廊桥的通知\n各镇人民政府：\n现就有关事项通知如下。\n一、摸清底数\n逐座登记。\n二、严守规矩\n"
        "不得改变样式。不得使用劣质木料。\n附件：廊桥名录\n云川市文物局\n2025年4月2日\n（此件公开发布）\n"
    )
    (tmp_path / "廊桥通知.txt").write_text(text, encoding="utf-8")
    made = Bot(replace(bot.settings, home=tmp_path / "home"), bot.embedder)
    made.build([tmp_path / "廊桥通知.txt"])
    for question in ("“严守规矩”这一部分讲什么", "严守规矩有哪些不得？"):
        quotes = "".join(one.quote for one in made.ask(question).citations)
        assert "不得改变样式。" in quotes and "文物局" not in quotes and "公开发布" not in quotes


def test_a_request_to_the_listeners_is_no_position_of_a_text() -> None:
    text = (
        "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请各位委员提出意见。\n"
        "一、去年工作\n做了工作。\n二、今年安排\n再做工作。\n"
    )
    outline = Outline(Essay("r", text))
    said = overviews.document(outline)
    assert overviews.thesis(outline) is None and said is not None
    assert next(text[slice(*piece.span)] for piece in said.pieces) == "一、去年工作"
    assert [one.lead for one in overviews.corpus([outline], 0)]


@pytest.mark.parametrize("question", ["江西的短板有哪些", "江西的短板"])
def test_a_thing_that_is_asked_for_is_no_overview(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.citations and all("短板" in one.quote or "弱项" in one.quote for one in answer.citations[:1])


def test_a_list_of_difficulties_is_no_overview(bot: Bot) -> None:
    answer = bot.ask("有哪些困难")
    assert answer.depth is None and "难题" in answer.text


@pytest.mark.parametrize("question", ["马回是江西第一个提出这一点的学者吗", "邹慧是全国第二个说这话的人，对吗"])
def test_a_rank_is_no_item_of_a_list(bot: Bot, question: str) -> None:
    assert "第一个：" not in bot.ask(question).text and "第二个：" not in bot.ask(question).text


def test_parts_are_no_count_of_a_thing(bot: Bot) -> None:
    assert "个部分" not in bot.ask("马回要办多少件民生实事").text.split("\n")[0]


def test_words_that_no_text_has_do_not_hide_the_text_that_is_named(bot: Bot) -> None:
    answer = bot.ask("把刘忠林各部分里的小点逐条拎出来")
    assert answer.status == "answered" and {one.author for one in answer.citations} == {"刘忠林"}


@pytest.mark.parametrize(
    ("question", "author"), [("帮我拟一份优化研发投入的讲话提纲", "马回"), ("写一个用好院士资源的发言提纲", "邹慧")]
)
def test_a_draft_is_built_on_the_text_that_is_written_about_its_subject(bot: Bot, question: str, author: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith(says.TASK()) and {one.author for one in answer.citations} == {author}
    assert sum(item.heading for block in answer.blocks for item in block.items) >= 3


@pytest.mark.parametrize("question", ["刘忠林提出了几个方面的建议", "刘忠林提出了几条建议"])
def test_proposals_are_counted_by_the_parts_of_a_text(bot: Bot, question: str) -> None:
    assert bot.ask(question).text.startswith("刘忠林的文章共有 4 个部分：")


def test_in_a_few_sentences_only_the_parts_are_named(bot: Bot) -> None:
    answer = bot.ask("用三句话概括一下邹慧的文章")
    assert answer.depth == 1 and len(answer.citations) == 4
    assert bot.ask("用一句话概括一下邹慧的文章").depth == 0


def test_a_law_of_many_articles_is_told_by_its_chapters() -> None:
    chapters = ("总则", "开放", "设施", "附则")
    articles = iter(range(1, 17))
    parts = [
        f"第{'一二三四'[at]}章　{name}\n" + "".join(f"第{_han(next(articles))}条　公园应当整洁。\n" for _ in range(4))
        for at, name in enumerate(chapters)
    ]
    text = "".join(parts)
    said = overviews.document(Outline(Essay("a", text, title="公园条例", sections=tuple(numbered_sections(text)))))
    assert said is not None and [said.depth, len(said.pieces)] == [1, 4]


def _han(number: int) -> str:
    return ("" if number < 10 else "十") + " 一二三四五六七八九"[number % 10].strip()


def test_rows_of_a_table_are_no_points_of_an_overview() -> None:
    table = "公园\t面积\n东湖公园\t三公顷\n西山公园\t五公顷\n"
    text = f"现将全年工作总结如下，请各单位参考学习。\n一、主要工作\n（一）开放公园。全年开放八个。\n（二）植树。全年植树五千棵。\n二、各公园情况\n{table}"
    outline = Outline(Essay("a", text, title="工作总结", sections=tuple(numbered_sections(text))))
    said = overviews.document(outline)
    assert said is not None
    told = [text[slice(*piece.span)] for piece in said.pieces]
    assert "二、各公园情况" in told and not any("\t" in one for one in told)


def test_to_whom_a_text_is_sent_is_no_thesis() -> None:
    text = f"{NOTICE.partition('现就有关')[0]}一、总体要求\n十个公园夜间开放。\n二、主要任务\n每个公园加装路灯。\n"
    sections = tuple(numbered_sections(text))
    assert (
        overviews.thesis(Outline(Essay("a", text, title="关于做好公园夜间开放工作的通知", sections=sections))) is None
    )


def test_the_main_points_are_the_headings_where_these_tell_by_themselves(bot: Bot) -> None:
    assert [bot.ask(one).depth for one in ("马回的主要观点是什么", "马回的文章主要讲了什么")] == [1, 2]


def test_so_many_articles_are_those_that_are_signed() -> None:
    essays = tuple(Essay(one, "甲。", author=one or None) for one in ("", "王明", "李红"))
    assert [len(overviews.so_many(one, essays)) for one in ("这两篇讲了啥", "三篇文章", "这几篇")] == [2, 3, 3]
