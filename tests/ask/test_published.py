"""Where and when texts appeared, as a question has it itself: held against the record."""

from __future__ import annotations

import pytest

from bot import settings
from bot.app import Bot

HEAD = "---\ntitle: {title}\nauthor: {author}\nsource: 青石日报\npublished: 2025-03-18\n---\n"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    texts = tmp_path_factory.mktemp("paper")
    for name, author, title in (("one", "滕若山", "修渠记"), ("two", "柳闻笛", "渔村的夜")):
        text = HEAD.format(title=title, author=author) + "渠要先修支渠，再修干渠。船员学校要开在船上。\n"
        (texts / f"{name}.md").write_text(text, encoding="utf-8")
    bot = Bot(settings.Settings(home=tmp_path_factory.mktemp("home")))
    bot.build([texts])
    return bot


@pytest.mark.parametrize(
    ("question", "so"),
    [
        ("这组文章是2025年3月登在青石日报上的吧？", True),
        ("这组文章是2024年3月登在青石日报上的吧？", False),
        ("滕若山的文章登在白石晚报上，对吗？", False),
        ("柳闻笛的文章是5月发表的吗？", False),
        ("柳闻笛的文章是不是2025年发表的？", True),
    ],
)
def test_what_is_claimed_of_publication_is_held_against_the_record(paper: Bot, question: str, so: bool) -> None:
    answer = paper.ask(question)
    assert answer.text.startswith("是的，记载如此" if so else "与记载不符")
    assert {one.quote for one in answer.citations} <= {"青石日报", "2025-03-18"}


@pytest.mark.parametrize("question", ["滕若山主张先修支渠，对吗？", "滕若山的文章登在哪家报纸？"])
def test_what_claims_no_publication_is_left(paper: Bot, question: str) -> None:
    assert "记载如此" not in paper.ask(question).text
