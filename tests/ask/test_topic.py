from __future__ import annotations

import pytest

from bot.app import Bot
from bot.ask.called import joined
from bot.ask.speakers import Form, asked
from bot.ask.themes import topic
from bot.search.speakers import Speaker

AUTHORS = ("刘忠林", "邹慧", "马回")


@pytest.mark.parametrize(
    ("question", "form", "who", "about"),
    [
        ("三位作者分别怎么谈成果转化？", "each", "刘马邹", "成果转化"),
        ("刘忠林和马回谈的未来产业有何不同？", "each", "刘马", "未来产业"),
        ("几位专家对人才怎么看？", "each", "刘马邹", "人才"),
        ("三位作者对高校各有什么要求？", "each", "刘马邹", "高校"),
        ("马、刘二人谈数字经济有什么区别", "each", "马刘", "数字经济"),
        ("除了马回，还有谁谈到了中试？", "who", "刘邹", "中试"),
        ("马回之外，哪几位专家讲过中试？", "who", "刘邹", "中试"),
        ("马回的文章以外，谁还谈到中试？", "who", "刘邹", "中试"),
        ("没有提到金融的是哪位作者？", "silent", "刘马邹", "金融"),
        ("谁从不谈房地产？", "silent", "刘马邹", "房地产"),
        ("邹慧有没有谈到金融？", "whether", "邹", "金融"),
        ("马回和邹慧有哪些共识？", "common", "马邹", ""),
        ("有几位作者谈到了中试？", "who", "刘马邹", "中试"),
        ("这几位专家谈到了什么？", "each", "刘马邹", ""),
        ("人工智能", "topic", "《刘马邹", "人工智能"),
        ("关于基础研究的论述", "topic", "《刘马邹", "基础研究"),
        ("我想了解一下知识产权，谢谢", "topic", "《刘马邹", "知识产权"),
        ("中试该怎么搞，三个人都怎么看", "each", "刘马邹", "中试"),
        ("刘忠林、马回有什么共识？举几条", "common", "刘马", ""),
        ("数字经济：刘忠林和马回有什么不同", "each", "刘马", "数字经济"),
        ("大家对数字经济怎么看", "each", "刘马邹", "数字经济"),
        ("这期专版三位作者都讲了些啥，给我捋一下", "each", "刘马邹", ""),
        ("本期报纸上几位专家怎么看数字经济", "each", "刘马邹", "数字经济"),
    ],
)
def test_who_is_asked_of_what(bot: Bot, question: str, form: Form, who: str, about: str) -> None:
    found = asked(question, bot.searcher.index)
    assert found is not None
    assert (found.form, "".join(one.name[0] for one in found.speakers), found.topic) == (form, who, about)


@pytest.mark.parametrize(
    "question",
    [
        "马回怎么看未来产业？",
        "创新积分制怎么用？",
        "资金由谁负责管理？",
        "哪些措施支持中试？",
        "马回对江西以外的市场怎么看？",
        "中试平台大家都想用，先后次序怎么定？",
    ],
)
def test_one_speaker_or_none_is_no_comparison(bot: Bot, question: str) -> None:
    assert asked(question, bot.searcher.index) is None


@pytest.mark.parametrize(
    ("question", "together"),
    [("甲省、乙省各是多少？", True), ("甲省乙市有何区别？", False), ("从甲省到乙市要分别多久？", False)],
)
def test_places_are_set_side_by_side_by_what_joins_them(question: str, together: bool) -> None:
    places = [Speaker("甲省", ("1",), author=False), Speaker("乙省" if together else "乙市", ("2",), author=False)]
    assert joined(question, places) is together


def test_several_papers_are_asked_who_speaks_of_all_that_the_question_says(bot: Bot) -> None:
    told = asked("哪几篇都提到了企业把人才从高校吸走这个问题", bot.searcher.index)
    assert told is not None and told.form == "who" and told.topic == "企业把人才从高校吸走"


def test_a_topic_has_no_speaker_and_no_question() -> None:
    assert topic("他们都怎么谈成果转化的？") == "成果转化"
    assert topic("成果转化这件事，谁没谈到") == topic("哪几位没谈成果转化这一点") == "成果转化"


def test_a_block_for_each_who_speaks(bot: Bot) -> None:
    answer = bot.ask("三位作者分别怎么谈成果转化？")
    assert answer.text.startswith("刘忠林、马回、邹慧都谈到成果转化：")
    assert {c.author for c in answer.citations} == set(AUTHORS)
    assert answer.notes == ()


def test_who_does_not_speak_of_it_is_named(bot: Bot) -> None:
    answer = bot.ask("三位专家怎么看中小企业？")
    assert {c.author for c in answer.citations} == {"刘忠林"}
    assert "马回、邹慧的文章中没有出现“中小企业”。" in answer.text
    assert [note.kind for note in answer.notes] == ["not_specified"]


def test_of_a_thing_far_from_all_that_one_writes_it_is_said_that_nothing_is_said(bot: Bot) -> None:
    assert "邹慧没有谈到量子信息。" in bot.ask("三位作者分别怎么谈量子信息？").text


def test_of_who_has_a_telling_word_only_the_search_is_told(bot: Bot) -> None:
    """马回 writes of 人才队伍建设, though not of 人才培养."""
    answer = bot.ask("人才培养方面，邹慧同马回有什么区别")
    assert "马回没有谈到" not in answer.text


def test_nobody_is_said_to_speak_of_what_stands_nowhere(bot: Bot) -> None:
    """Of 量子计算机 the texts have 量子 alone."""
    answer = bot.ask("三位作者分别怎么看量子计算机")
    assert "谈到量子计算机" not in answer.text.replace("没有谈到量子计算机", "")


def test_how_many_speak_of_it_is_told_by_who_does(bot: Bot) -> None:
    answer = bot.ask("有几位作者谈到了创新联合体？")
    assert answer.text.startswith("谈到创新联合体的有刘忠林、马回：")


def test_the_part_that_one_gives_to_the_topic_comes_whole(bot: Bot) -> None:
    answer = bot.ask("谈企业创新主体地位，马回和刘忠林有什么区别？")
    (outline,) = (one for one in bot.searcher.index.outlines.values() if one.essay.author == "刘忠林")
    points = outline.tops[0].children
    quoted = [one for one in answer.citations if one.author == "刘忠林"]
    assert all(any(one.start == point.start for one in quoted) for point in points)


def test_who_is_excepted_is_not_cited(bot: Bot) -> None:
    answer = bot.ask("除了马回，还有谁谈到了创新联合体？")
    assert {c.author for c in answer.citations} == {"刘忠林"}
    alone = bot.ask("除了马回，还有谁谈到了中试？")
    assert alone.status == "refused"
    assert alone.text == "刘忠林、邹慧的文章中没有出现“中试”。"


def test_who_does_not_name_it(bot: Bot) -> None:
    answer = bot.ask("没有提到金融的是哪位作者？")
    assert answer.text.startswith("马回、邹慧的文章中没有出现“金融”（刘忠林谈到了）：")
    # Who does is no answer to that, and is not quoted.
    assert answer.status == "answered" and {c.author for c in answer.citations} == {"马回", "邹慧"}
    everybody = bot.ask("有没有谁不谈人才？")
    assert everybody.text.startswith("刘忠林、马回、邹慧都谈到人才：")


def test_what_another_says_is_told_to_be_the_others(bot: Bot) -> None:
    answer = bot.ask("马回提出要建设赣深、赣沪科技合作产业园吗？")
    assert answer.text.startswith("马回的文章中没有出现“")
    assert {c.author for c in answer.citations} == {"刘忠林"}
    assert [note.kind for note in answer.notes] == ["author_mismatch"]


def test_what_all_have_in_common(bot: Bot) -> None:
    answer = bot.ask("马回和邹慧有哪些共识？")
    assert {c.author for c in answer.citations} == {"马回", "邹慧"}
    assert answer.text.startswith("马回、邹慧都谈到成果转化")


def test_a_topic_is_sought_with_every_author(bot: Bot) -> None:
    assert {c.author for c in bot.ask("关于基础研究的论述").citations} == {"刘忠林", "马回"}


@pytest.mark.parametrize("question", ["人才方面有哪些措施？", "人才有哪些具体举措", "文章中关于人才的措施有哪些"])
def test_the_measures_for_a_thing_are_those_of_every_author(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.status == "answered"
    assert {one.author for one in answer.citations} == {"刘忠林", "马回", "邹慧"}
    assert all("人才" in one.quote for one in answer.citations)


def test_of_what_no_text_speaks_no_measures_are_told(bot: Bot) -> None:
    assert bot.ask("养老方面有哪些措施？").status == "refused"
    assert bot.ask("养老服务有哪些措施？").status != "answered", "服务 alone is another thing"


@pytest.mark.parametrize(
    "question", ["除了企业主体地位，刘忠林另外三个部分是什么？", "除人才以外，马回还讲了哪些方面？"]
)
def test_of_all_but_a_topic_nothing_is_denied(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert "没有找到" not in answer.text
    assert "没有谈到" not in answer.text


def test_who_lacks_the_very_words_is_not_held_up_where_nobody_has_them(bot: Bot) -> None:
    answer = bot.ask("三位作者对金融支持的看法")
    assert {one.author for one in answer.citations} == {"刘忠林"} and "没有出现" not in answer.text
    assert answer.text.startswith("刘忠林谈到了金融支持：")


def test_that_none_of_those_named_has_a_word_is_told_with_who_has(bot: Bot) -> None:
    answer = bot.ask("马回和邹慧都提到“一带一路”吗")
    assert "马回、邹慧的文章中没有出现“一带一路”。" in answer.text
    assert {one.author for one in answer.citations} == {"刘忠林"}


def test_a_thing_that_no_text_has_is_said_to_be_lacking_and_nothing_is_quoted(bot: Bot) -> None:
    answer = bot.ask("有没有提到特斯拉")
    assert answer.text == "刘忠林、马回、邹慧的文章中没有出现“特斯拉”。" and not answer.citations


def test_an_editors_note_is_called_by_its_title(bot: Bot) -> None:
    assert {one.essay_id for one in bot.ask("编者按提到新质生产力吗").citations} == {"editors-note"}


def test_two_who_were_spoken_of_are_set_side_by_side_on_what_was_spoken_of(bot: Bot) -> None:
    answer = bot.ask("两人有什么不同", ["刘忠林怎么谈基础研究", "马回怎么谈基础研究"])
    assert {one.author for one in answer.citations} == {"刘忠林", "马回"}
    assert all("基础研究" in one.quote or "源头" in one.quote for one in answer.citations)


def test_one_character_left_of_a_word_is_no_topic(bot: Bot) -> None:
    assert "谈到了法" not in bot.ask("刘忠林有类似的说法吗", ["马回怎么评价科研人员"]).text
