from __future__ import annotations

from bot.app import Bot
from bot.recommend.catalogue import Catalogue, Wanted


def test_every_measure_has_its_passage_and_sentence(bot: Bot) -> None:
    index = bot.searcher.index
    catalogue = Catalogue(index)
    assert len(catalogue.proposals) > 150
    stored = index.sentence_vectors(index.passages)
    for number, proposal in enumerate(catalogue.proposals):
        key = catalogue.sentence(number)
        assert key in stored
        passage = next(passage for passage in index.passages if key.startswith(passage.passage_id))
        assert passage.essay_id == proposal.essay_id
        assert passage.start <= proposal.start < passage.end


def test_near_measures_have_words_and_meaning(bot: Bot) -> None:
    query = bot.searcher.query("推广创新积分制改革")
    near = bot.catalogue.near(Wanted((query,), query, query.vector))
    best = max(near, key=lambda one: one.nearness)
    text = bot.searcher.index.essays[best.proposal.essay_id].text
    assert "创新积分" in text[best.proposal.first : best.proposal.last]
    assert best.share > 0.8
    assert best.around == best.nearness
    assert all(0 <= one.share <= 1 and 0 <= one.clause <= 1 and 0 <= one.acted <= 1 for one in near)


def test_the_measures_of_an_author(bot: Bot) -> None:
    catalogue = bot.catalogue
    numbers = catalogue.voiced(["马回"])
    assert numbers and all(catalogue.voices[catalogue.proposals[at].essay_id] == "马回" for at in numbers)
    assert catalogue.voiced(["王明"]) == []


def test_the_catalogue_follows_the_index(bot: Bot) -> None:
    assert bot.catalogue is bot.catalogue
    assert bot.catalogue.index is bot.searcher.index
