"""Things that a text only counts, where each of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from bot.app import Bot

TITLE = "2026年{}政府工作报告\n一、2026年重点工作\n（一）发展产业\n今年要推动产业升级，培育新企业。\n（二）保障民生\n"
LISTED = "".join(f"{n}是修好第{n}条村路。" for n in "一 二 三 四 五 六 七 八 九 十 十一 十二".split())
TEXTS = {
    "2026年合肥市政府工作报告": TITLE.format("合肥市")
    + "加大民生投入，提高低保标准，建好社区食堂。稳定就业岗位，守住不返贫底线。坚持投资于人，扎实办好12项民生实事。\n",
    "2026年芜湖市政府工作报告": TITLE.format("芜湖市") + f"坚持投资于人，扎实办好12项民生实事。{LISTED}\n",
    "2026年铜陵市政府工作报告": TITLE.format("铜陵市") + "坚持为民，办好学校，修好村路。\n",
}


@pytest.fixture(scope="module")
def bot(built: Callable[[Mapping[str, str]], Bot]) -> Bot:
    return built(TEXTS)


def test_that_they_are_named_nowhere_is_said(bot: Bot) -> None:
    """The sentence that counts them is shown, and is no whole answer."""
    answer = bot.ask("合肥的12项民生实事是哪12项")
    assert answer.status == "partial", answer.text
    assert "办好12项民生实事" in answer.text
    assert "没有说明“12项民生实事”的具体内容" in answer.text


@pytest.mark.parametrize("question", ["芜湖的12项民生实事是哪12项", "合肥今年办好几项民生实事"])
def test_nothing_is_said_to_be_missing_where_they_are_listed_or_only_counted(bot: Bot, question: str) -> None:
    assert "没有说明" not in bot.ask(question).text
