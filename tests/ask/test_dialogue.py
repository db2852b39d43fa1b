from __future__ import annotations

from datetime import date

import pytest

from bot.app import Bot
from bot.ask import dialogue
from bot.ask.authors import only_authors
from bot.domain import Answer

AUTHORS = ("刘忠林", "邹慧", "马回")
LAST_YEAR = date.today().year - 1


def followed(question: str, before: str) -> dialogue.Followed:
    earlier = Answer(before, before, "refused", "not_in_corpus", "")
    return dialogue.follow(question, earlier, AUTHORS)


@pytest.mark.parametrize(
    ("question", "before", "leaning", "standalone"),
    [
        ("马回呢？", "刘忠林怎么看未来产业？", "author", "马回怎么看未来产业？"),
        ("那邹慧怎么看？", "刘忠林怎么看未来产业？", "author", "邹慧怎么看未来产业？"),
        ("邹慧也说了吗", "“非共识”是谁提出的", "author", "邹慧怎么谈“非共识”？"),
        ("后年呢", "甲省今年的增长目标是多少", "part", "甲省后年的增长目标是多少"),
        ("还有呢？", "怎么支持专精特新企业？", "more", "怎么支持专精特新企业？"),
        ("还有别的办法吗？", "企业融资难怎么办？", "more", "企业融资难怎么办？"),
        ("邹慧和马回怎么看？", "刘忠林怎么看未来产业？", "author", "邹慧、马回怎么看未来产业？"),
        ("那国有企业呢？", "怎么支持民营企业？", "topic", "怎么支持国有企业？"),
        ("那贵州呢？", "江苏2026年的增长目标是多少？", "topic", "贵州2026年的增长目标是多少？"),
        ("2025年呢？", "江苏2026年的增长目标是多少？", "part", "江苏2025年的增长目标是多少？"),
        ("那去年实际是多少", "甲省2026年粮食产量目标", "part", f"甲省{LAST_YEAR}年粮食产量"),
        ("去年打了多少", "河南今年粮食产量目标是多少", "part", "河南去年粮食产量是多少"),
        ("河南呢", "江苏跟贵州2026年的增长目标各是多少 哪个高", "topic", "河南2026年的增长目标是多少"),
        ("那河南呢？", "江苏、贵州两个省有多少座车站？", "topic", "河南有多少座车站？"),
        ("河南呢", "江苏省和贵州省的就业目标有什么不同", "topic", "河南的就业目标"),
        ("那第三条呢？", "条例第十二条第二款是什么？", "part", "条例第三条是什么？"),
        ("第三款呢？", "条例第十二条第二款是什么？", "part", "条例第十二条第三款是什么？"),
        ("下一条呢？", "条例第三条是什么？", "part", "条例第4条是什么？"),
        ("第一款呢？", "条例第三条是什么？", "part", "条例第三条第一款是什么？"),
        ("最后一点呢？", "马回提出了哪几点？", "point", "马回提出了哪几点？"),
        ("招商引资呢？", "刘忠林怎么谈开放合作？", "topic", "刘忠林怎么谈招商引资？"),
        ("第二点呢？", "马回提出了哪几点？", "point", "马回提出了哪几点？"),
        ("它有什么作用？", "创新积分制改革怎么用？", "topic", "创新积分制改革：它有什么作用？"),
        ("为什么？", "马回怎么看耐心资本？", "topic", "马回耐心资本：为什么？"),
    ],
)
def test_what_leans_borrows(question: str, before: str, leaning: str, standalone: str) -> None:
    found = followed(question, before)
    assert (found.leaning, found.standalone) == (leaning, standalone)


@pytest.mark.parametrize(
    "question",
    [
        "江西怎么发展开放合作？",
        "科技成果转化有哪些措施？",
        "如何培育专精特新企业？",
        "谁提出了有组织科研？",
        "马回怎么看耐心资本？",
        "为什么要发展耐心资本？",
    ],
)
def test_what_stands_alone_is_never_touched(question: str) -> None:
    assert followed(question, "刘忠林怎么看未来产业？") == dialogue.Followed(question)


def test_more_does_not_repeat(bot: Bot) -> None:
    first = bot.ask("怎么支持专精特新企业？")
    more = bot.ask("还有呢？", ["怎么支持专精特新企业？"])
    assert more.status == "answered"
    assert not {c.start for c in first.citations} & {c.start for c in more.citations}
    third = bot.ask("还有吗？", ["怎么支持专精特新企业？", "还有呢？"])
    told = {c.start for answer in (first, more) for c in answer.citations}
    assert not told & {c.start for c in third.citations}


def test_when_all_is_said_it_says_so(bot: Bot) -> None:
    answer = bot.ask("还有呢？", ["“四横四纵”创新平台体系是怎么说的？", "还有呢？", "还有呢？"])
    assert answer.status == "refused"
    assert "没有更多谈到这一点的原文" in answer.text
    assert answer.citations == ()


def test_the_second_point_opens(bot: Bot) -> None:
    answer = bot.ask("第二点呢？", ["马回在优化研发投入结构上提出了哪几点？"])
    assert {c.point for c in answer.citations} == {"二是突出产业需求风向标作用"}
    assert "抢占未来产业发展制高点" in answer.text  # with all of its body


def test_another_subject_is_not_answered_from_the_one_before(bot: Bot) -> None:
    answer = bot.ask("红烧肉怎么做？", ["创新积分制改革怎么用？"])
    assert (answer.status, answer.standalone) == ("refused", "红烧肉怎么做？")


def test_a_name_with_a_possessive_alone_takes_the_place_of_another() -> None:
    assert only_authors("王明的呢", ["王明", "李强"]) == "王明"


@pytest.mark.parametrize(
    "question",
    [
        "换马回说说",
        "马回咋说",
        "马回那边呢",
        "马回也这么看吗",
        "改问马回",
        "马回列的也是这几个吗",
        "那马回的文章里有没有",
    ],
)
def test_a_name_with_words_of_saying_takes_the_place_of_another(question: str) -> None:
    found = followed(question, "刘忠林说未来产业重点布局哪些")
    assert found == dialogue.Followed("马回说未来产业重点布局哪些", "author")


@pytest.mark.parametrize("question", ["王明的文章讲了什么", "王明是谁", "王明的主要观点", "王明什么单位"])
def test_a_name_asked_for_itself_takes_no_place(question: str) -> None:
    assert only_authors(question, ["王明", "李强"]) is None


def test_after_an_outline_of_one_text_comes_that_of_another(bot: Bot) -> None:
    answer = bot.ask("邹慧呢", ["马回那篇主要讲了什么"])
    assert answer.standalone == "邹慧那篇主要讲了什么"
    assert {one.author for one in answer.citations} == {"邹慧"}


@pytest.mark.parametrize(
    "question", ["王明提了几条意见", "王明是专家吗", "王明还说了什么", "王明和李强的观点一致吗", "王明有没有提到过李强"]
)
def test_who_asks_something_more_of_an_author_asks_a_question_of_its_own(question: str) -> None:
    assert only_authors(question, ["王明", "李强", "赵亮"]) is None
