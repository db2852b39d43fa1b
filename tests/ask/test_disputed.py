"""Where two authors differ is told by what one says of the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Bot

TEXTS = {
    "王明": "我主张每个村都建一座图书室，三年内村村有书读。\n图书室应当收取少量押金，押金可以防止丢书。\n管理员由村民轮流担任。\n",
    "李红": "农村读书难，难在没人管书。\n王明教授主张村村建室，对此我有不同看法。人口太少的村应当用流动书车。\n关于押金，我赞成王明教授的意见。\n",
    "孙立": "图书室的钱怎么分，各村办法不一。我的意见是谁借得多谁就多得。\n字典要人人有。\n",
    "赵亮": "我认为要先培养读书的人。\n学校的图书室应当在周末开放。\n",
}


@pytest.fixture(scope="module")
def column(tmp_path_factory: pytest.TempPathFactory, bot: Bot) -> Bot:
    folder = tmp_path_factory.mktemp("disputed")
    for author, text in TEXTS.items():
        front = f"---\ntitle: {author}谈农村阅读\nauthor: {author}\n---\n\n"
        (folder / f"{author}.md").write_text(front + text.replace("\n", "\n\n"), encoding="utf-8")
    made = Bot(replace(bot.settings, home=folder / "home"), bot.embedder)
    made.build([folder])
    return made


@pytest.mark.parametrize(
    ("question", "quoted", "others"),
    [
        ("王明和李红的分歧在哪里？", ("我有不同看法", "流动书车", "每个村都建一座图书室"), ("周末开放",)),
        ("收押金这件事，王明和李红意见一样吗？", ("我赞成王明教授的意见", "收取少量押金"), ("流动书车", "周末")),
    ],
)
def test_who_names_the_other_is_quoted_beside_him(
    column: Bot, question: str, quoted: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = column.ask(question)
    said = " ".join(one.quote for one in answer.citations)
    assert all(one in said for one in quoted)
    assert not any(one in said for one in others)


def test_who_name_each_other_nowhere_are_set_side_by_side(column: Bot) -> None:
    answer = column.ask("王明和赵亮的看法有什么不同？")
    assert {one.author for one in answer.citations} == {"王明", "赵亮"}


def test_who_only_names_the_matter_is_quoted_with_what_he_holds_of_it(column: Bot) -> None:
    answer = column.ask("图书室的钱怎么分，孙立和王明的说法有什么不同？")
    assert any("各村办法不一。我的意见是谁借得多" in one.quote for one in answer.citations), answer.text
