from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.text import keys


def test_policy_terms_are_words() -> None:
    for term in ("双融合", "新质生产力", "链主企业", "一链一策", "专精特新", "创新积分制", "耐心资本"):
        assert term in keys.tokens(f"要推进{term}工作")
    assert keys.content("“专精特新”企业") == keys.content("专精特新企业")


def test_a_synonym_is_found_by_its_term() -> None:
    assert "双融合" in keys.tokens("科技创新和产业创新深度融合")
    assert "新质生产力" in keys.tokens("What are new quality productive forces?")


def test_unknown_words_become_bigrams_and_question_words_go() -> None:
    assert "甪甬" in keys.tokens("甪甬甴")
    assert keys.content("怎么办呢？") == []
    assert keys.content("有几处变化，有几步") == keys.content("变化")
    assert "加强" in keys.content("如何加强")


@given(st.text())
def test_tokens_take_any_text(text: str) -> None:
    assert all(keys.tokens(text))
