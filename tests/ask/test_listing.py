from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot
from bot.ask.listing import LIST_MAX, Listing, listing, opening
from bot.text.outline import Outline
from bot.text.sentences import sentence_spans


def sentence(bot: Bot, words: str) -> tuple[Outline, int, int]:
    """The sentence of the corpus that holds these words."""
    for essay in bot.searcher.index.essays.values():
        at = essay.text.find(words)
        for start, end in sentence_spans(essay.text):
            if start <= at < end:
                return bot.searcher.index.outlines[essay.essay_id], start, end
    raise AssertionError(words)


def asked(bot: Bot, question: str, *best: str) -> Listing | None:
    return listing(bot.searcher.query(question), [sentence(bot, words) for words in best])


@pytest.mark.parametrize(
    ("question", "best", "firsts"),
    [
        (
            "马回在优化研发投入结构上提出了哪几点？",
            "构建均衡协调的研发投入结构",
            ["一是强化基础研究", "二是突出产业需求", "三是补齐载体建设"],
        ),
        (
            "帮助高校企业提升创新效能有哪些举措？",
            "充分发挥院士在咨询论证",
            ["一是咨询论证", "二是帮助企业", "三是带动本土"],
        ),
        (
            "优化研发投入结构，构建均衡协调的研发投入结构，分别怎么做？",
            "二是突出产业需求风向标作用",
            ["一是强化基础研究", "二是突出产业需求", "三是补齐载体建设"],
        ),
    ],
)
def test_a_list_comes_whole_and_in_order(bot: Bot, question: str, best: str, firsts: list[str]) -> None:
    found = asked(bot, question, best)
    assert found is not None
    said = [found.outline.essay.text[start:end] for start, end in found.spans]
    assert len(said) == len(firsts)
    assert all(item.startswith(first) for item, first in zip(said, firsts, strict=True))
    assert 2 <= len(found.spans) <= LIST_MAX
    starts = [start for start, _ in found.spans]
    assert starts == sorted(starts) and all(start < end for start, end in found.spans)
    assert not found.whole


def test_each_item_ends_with_a_sentence_and_lies_apart_from_the_next(bot: Bot) -> None:
    found = asked(bot, "帮助高校企业提升创新效能有哪些举措？", "充分发挥院士在咨询论证")
    assert found is not None
    ends = {end for _, end in sentence_spans(found.outline.essay.text)}
    assert all(end in ends for _, end in found.spans)
    assert all(end <= start for (_, end), (start, _) in zip(found.spans, found.spans[1:], strict=False))


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("优化研发投入结构怎么做？", "构建均衡协调的研发投入结构"),
        ("谁提出优化研发投入结构？", "构建均衡协调的研发投入结构"),
        ("", "构建均衡协调的研发投入结构"),
    ],
)
def test_a_question_that_asks_for_no_list_gets_none(bot: Bot, question: str, best: str) -> None:
    assert asked(bot, question, best) is None


def test_a_sentence_that_enumerates_is_itself_the_list(bot: Bot) -> None:
    assert asked(bot, "“四库系统”是哪四个库？", "探索建设院士信息库") is None


def test_nothing_is_listed_where_nothing_was_found_or_it_is_about_something_else(bot: Bot) -> None:
    assert listing(bot.searcher.query("有哪些措施？"), []) is None
    assert asked(bot, "养猪场的防疫有哪些措施？", "构建均衡协调的研发投入结构") is None


def test_the_list_is_sought_around_further_sentences_too(bot: Bot) -> None:
    question = "帮助高校企业提升创新效能有哪些举措？"
    first = asked(bot, question, "充分发挥院士在咨询论证")
    assert asked(bot, question, "充分发挥院士在咨询论证", "研发投入是科技创新的源头活水") == first


def test_an_essay_of_paragraphs_under_a_heading_is_listed_by_their_first_sentences(bot: Bot) -> None:
    essay = sentence(bot, "聚焦重点领域")[0].essay
    found = asked(bot, "突破关键核心技术、筑牢双向赋能科技支撑有哪些举措？", "聚焦重点领域")
    assert found is not None and found.outline.essay is essay
    said = [essay.text[start:end] for start, end in found.spans]
    assert [item[:4] for item in said] == ["聚焦重点", "优化创新", "推动传统"]


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("一是强化。扩大规模。其他。", "一是强化。扩大规模。"),
        ("一是强化。", "一是强化。"),
        ("没有句号", "没有句号"),
        (f"一是{'强化' * 20}。扩大规模。", f"一是{'强化' * 20}。"),
    ],
)
def test_an_item_opens_with_the_sentence_that_tells_more_than_its_name(text: str, opened: str) -> None:
    assert text[: opening(text, 0, len(text))] == opened
    assert ("前文。" + text)[3 : opening("前文。" + text, 3, len(text) + 3)] == opened


AIMS = """2026年云川县政府工作报告
一、2025年工作回顾
全县地区生产总值增长5.1%。
二、2026年重点工作
综合考虑各方面因素，建议主要预期目标为：地区生产总值增长5%以上；财政收入增长2%；城镇新增就业1万人以上。
要抓好春耕。
"""


@pytest.mark.parametrize("question", ["今年的主要预期目标，逐条列出来", "主要预期目标给我列出来"])
def test_how_it_is_to_be_listed_is_said_of_no_list(built: Callable[[Mapping[str, str]], Bot], question: str) -> None:
    bot = built({"2026年云川县政府工作报告": AIMS})
    (outline,) = bot.searcher.index.outlines.values()
    text = outline.essay.text
    start, end = text.index("综合考虑"), text.index("；") + 1
    found = listing(bot.searcher.query(question), [(outline, start, end)])
    assert found and [text[slice(*span)][-8:] for span in found.spans] == ["就业1万人以上。"]
