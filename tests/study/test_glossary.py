from __future__ import annotations

from bot.app import Bot
from bot.index.store import Index
from bot.text import words


def test_terms_stand_in_the_texts_and_most_shared_come_first(bot: Bot, index: Index) -> None:
    terms = bot.study.terms()
    whole = words.unquoted("\n".join(essay.text for essay in index.essays.values()))
    assert len(terms) > 100
    assert all(form in whole for term in terms for form in term.forms)
    shared = [term.speakers for term in terms]
    assert shared == sorted(shared, reverse=True) and shared[0] > 1


def test_a_filter_is_folded_and_every_word_of_it_counts(bot: Bot) -> None:
    names = [term.name for term in bot.study.terms("成果 轉化")]
    assert "成果转化" in names and all("成果" in name and "转化" in name for name in names)
    assert bot.study.terms("红烧肉") == []


def test_an_entry_quotes_each_speaker_to_the_letter(bot: Bot, index: Index) -> None:
    entry = bot.study.entry("成果转化")
    assert entry is not None
    assert {one.speaker.name for one in entry.uses} == {"刘忠林", "马回", "邹慧"}
    for said in (said for one in entry.uses for said in one.quoted):
        assert said.span is not None
        assert index.essays[said.essay_id].text[slice(*said.span)] == said.quote
        assert "成果转化" in said.quote
    assert sum(one.total for one in entry.uses) == entry.term.uses


def test_a_term_is_defined_only_where_a_text_says_so(bot: Bot) -> None:
    named, used = bot.study.entry("四库系统"), bot.study.entry("耐心资本")
    assert named is not None and used is not None
    assert "院士信息库、项目库、成果库、产业需求库" in named.defined[0].quote
    assert used.defined == () and used.uses


def test_a_name_is_found_by_its_other_names(bot: Bot) -> None:
    entry = bot.study.entry("双融合")
    assert entry is not None
    assert "科技创新和产业创新深度融合" in entry.term.forms
    assert entry.term.uses == sum(one.total for one in entry.uses) > 1


def test_what_no_text_uses_is_no_term(bot: Bot) -> None:
    assert bot.study.entry("碳汇交易") is None
