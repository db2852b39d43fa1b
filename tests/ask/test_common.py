"""What several authors share, over articles whose words no vocabulary of policy has."""

from __future__ import annotations

import pytest

from bot.app import Bot
from bot.encoders.embed import HashEmbedder
from bot.settings import Settings

ARTICLES = {
    "周明远": ("夜市要有灯", "夜市的灯要亮到十点。请职业中学的学生来唱戏。"),
    "秦书文": ("民宿要有人", "民宿要请管家。职业中学办管家培训班，每年一期。"),
    "方同": ("渔船要检修", "渔船每年检修一次。休渔期不得离港。"),
}


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Bot:
    folder = tmp_path_factory.mktemp("signed")
    for author, (title, text) in ARTICLES.items():
        matter = f"---\ntitle: {title}\nauthor: {author}\n---\n\n{text}\n"
        (folder / f"{author}.md").write_text(matter, encoding="utf-8")
    made = Bot(Settings(home=folder / "home"), HashEmbedder())
    made.build([folder / f"{author}.md" for author in ARTICLES])
    return made


def test_a_noun_that_both_have_is_what_they_share(signed: Bot) -> None:
    answer = signed.ask("周明远和秦书文有什么共同的主张？")
    assert answer.text.startswith("周明远、秦书文都谈到职业中学：")
    assert {one.author for one in answer.citations} == {"周明远", "秦书文"}
    assert all("职业中学" in one.quote for one in answer.citations)


def test_who_share_nothing_are_said_to_and_quoted_apart(signed: Bot) -> None:
    answer = signed.ask("三位作者有什么共同点？")
    assert answer.status == "partial"
    assert answer.text.startswith("没有查到")
    assert {one.author for one in answer.citations} == set(ARTICLES)
    assert "not_specified" in [note.kind for note in answer.notes]


def test_what_two_have_in_common_is_asked_in_other_words(bot: Bot) -> None:
    plain, told = bot.ask("马回和邹慧的共同点是什么"), bot.ask("马回、邹慧两人有没有想到一块儿去的地方？")
    assert told.status == "answered" and told.text == plain.text


def test_a_word_that_compares_is_no_topic(bot: Bot) -> None:
    answer = bot.ask("创新联合体：马回 vs 刘忠林")
    assert answer.status == "answered" and {one.author for one in answer.citations} == {"马回", "刘忠林"}


@pytest.mark.parametrize("question", ["三篇文章有什么共同点", "三位专家都谈到了什么"])
def test_what_all_have_in_common_is_what_all_of_them_speak_of(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.text.startswith("刘忠林、马回、邹慧都谈到")
    assert {one.author for one in answer.citations} == {"刘忠林", "马回", "邹慧"}


@pytest.mark.parametrize("question", ["四位专家各自的观点", "马回和刘忠林的观点有什么不同？"])
def test_what_each_says_is_not_what_they_share(bot: Bot, question: str) -> None:
    assert "都谈到" not in bot.ask(question).text.partition("\n")[0]


def test_nothing_is_shared_of_what_no_text_has_a_word_of(bot: Bot) -> None:
    answer = bot.ask("元宇宙方面两人的共同点")
    assert (answer.status, answer.reason, answer.citations) == ("refused", "not_in_corpus", ())


def test_of_a_part_whose_points_nothing_counts_the_part_is_quoted(bot: Bot) -> None:
    answer = bot.ask("刘忠林第一部分有几条")
    assert answer.text.startswith("刘忠林的文章第一部分：")
    assert {one.section for one in answer.citations} == {"强化企业创新主体地位 夯实双向赋能微观基础"}
