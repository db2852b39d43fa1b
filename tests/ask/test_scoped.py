"""A document that is named by its title, and one that was spoken of last: what is asked is asked of it alone."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot
from bot.ask import scoped

FERRY = """---
title: 渡口镇摆渡船补贴发放办法
---
## 一、补贴对象

摆渡船补贴发给持证三年以上的船主。

## 二、怎么申请

船主申请摆渡船补贴，应当提交下列材料：

（一）船舶证书；

（二）身份证复印件。

摆渡船补贴于每年十月发放到船主的银行账户。

## 三、用途

补贴资金只能用于修船和买救生衣，不得用于还债。
"""

ORCHARD = """---
title: 梨园乡果树保险工作方案
---
## 一、投保

果农投保应当向村委会提交下列材料：

（一）投保单；

（二）果园照片。

## 二、理赔

果树受灾的，保险公司在二十日内把赔款发放到果农的账户。

## 三、资金

保费资金由县里承担一半，可以用于购买防霜设备。
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    texts = tmp_path_factory.mktemp("both")
    for name, text in (("ferry", FERRY), ("orchard", ORCHARD)):
        (texts / f"{name}.md").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    bot.build([texts])
    return bot


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("《渡口镇摆渡船补贴发放办法》要交什么材料", "要交什么材料"),
        ("根据《渡口镇摆渡船补贴发放办法》，要交什么材料", "要交什么材料"),
        ("渡口镇摆渡船补贴发放办法里，钱能用来干啥", "钱能用来干啥"),
        ("《渡口镇摆渡船补贴发放办法》", None),
        ("要交什么材料", None),
    ],
)
def test_the_rest_of_a_question_without_the_title(both: Bot, question: str, rest: str | None) -> None:
    found = scoped.asked(question, both.searcher.index)
    assert (found and found[1]) == rest


def test_a_document_that_an_author_signs_is_asked_with_the_others(bot: Bot) -> None:
    assert scoped.asked("马回怎么看科技金融", bot.searcher.index) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("《渡口镇摆渡船补贴发放办法》要交什么材料", "船舶证书"),
        ("《梨园乡果树保险工作方案》要交什么材料", "果园照片"),
        ("《渡口镇摆渡船补贴发放办法》什么时候发放到银行账户", "每年十月"),
        ("《渡口镇摆渡船补贴发放办法》资金能用来干什么", "修船和买救生衣"),
    ],
)
def test_the_words_of_the_title_do_not_choose_the_sentence(both: Bot, question: str, said: str) -> None:
    answer = both.ask(question)
    assert said in answer.text
    assert len({one.essay_id for one in answer.citations}) == 1


def test_what_a_named_document_lacks_is_not_answered_with_its_first_sentences(both: Bot) -> None:
    assert both.ask("《渡口镇摆渡船补贴发放办法》霜冻受灾了赔多少").status != "answered"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("摆渡船补贴发给谁", "要交什么材料"), "船舶证书"),
        (("果树受灾多久赔付", "要交什么材料"), "果园照片"),
        (("摆渡船补贴发给谁", "钱能用来干什么"), "修船和买救生衣"),
        (("摆渡船补贴发给谁", "果农投保向谁提交材料"), "村委会"),
    ],
)
def test_a_question_that_names_no_text_stays_with_the_one_before(both: Bot, turns: tuple[str, str], said: str) -> None:
    first, second = turns
    answer = both.ask(second, [first])
    assert said in answer.text
    assert len({one.essay_id for one in answer.citations}) == 1
