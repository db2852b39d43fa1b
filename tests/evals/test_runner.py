"""Cases put to the bot as users have it: history, earlier answers, parts of the retrieval, the peer."""

from __future__ import annotations

from dataclasses import replace

from made import ESSAYS

from bot.app import Bot
from bot.encoders.embed import HashEmbedder
from policy_evals.ablation import PEER, ablation, variants
from policy_evals.cases import Case, Gold
from policy_evals.peer import Peer
from policy_evals.runner import run

ABOUT = "刘忠林怎么看未来产业？"


def cases(bot: Bot) -> list[Case]:
    first = bot.ask(ABOUT).citations[0]
    gold = (Gold(first.essay_id, first.quote),)
    return [
        Case("a", "direct", ABOUT, "dev", gold),
        Case("b", "follow_up", "马回呢？", "dev", gold, history=(ABOUT,), fresh=True),
        Case("c", "small_talk", "你好", "dev", expect="refused"),
    ]


def test_a_run_keeps_answers_hits_and_earlier_answers(bot: Bot) -> None:
    told: list[tuple[int, int]] = []
    found = run(bot, cases(bot), "essays", progress=lambda done, total: told.append((done, total)))
    direct, follow_up, greeting = found.asked
    assert direct.answer.citations and direct.hits and direct.search_ms and direct.earlier == ()
    assert [before.question for before in follow_up.earlier] == [ABOUT]
    assert follow_up.answer.standalone != follow_up.case.question
    assert greeting.answer.status == "refused" and greeting.hits == ()
    assert told == [(1, 3), (2, 3), (3, 3)] and found.settings == direct.answer.settings
    assert all(found.texts[place.essay_id][place.start : place.end] for place in direct.places)


def test_parts_of_the_retrieval_and_the_peer_are_measured(bot: Bot) -> None:
    asked = run(bot, cases(bot), "essays")
    ways = variants(bot)
    assert len(ways) == 7
    rows = ablation(bot, replace(asked, asked=asked.asked[:1]))
    assert [row.name for row in rows] == [*ways, PEER]
    assert all(row.figures["recall@10"].n == 1 and row.ms > 0 for row in rows)
    assert ways["BM25 + 句向量 + 段落向量"](ABOUT) == asked.asked[0].places


def test_the_peers_chunks_are_slices_of_the_texts() -> None:
    first, _ = Peer(HashEmbedder(), list(ESSAYS.values())).find("庚说辛")
    assert ESSAYS[first.essay_id].text[first.start : first.end] == ESSAYS["f"].text
