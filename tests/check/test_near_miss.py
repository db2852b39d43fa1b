"""Law 6: a near miss is never called a match, wherever the change stands, quoted or copied."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shelf import CORPUS, ESSAYS

from bot.check.check import check
from bot.domain import Essay
from bot.text.folding import folded
from bot.text.sentences import clause_spans, sentence_spans

SENTENCES = [
    (essay, essay.text[start:end])
    for essay in ESSAYS
    for start, end in sentence_spans(essay.text)
    if end - start >= 22 and essay.text[start] not in "一二三四（第"
]
HAN = st.integers(0x4E00, 0x9FA5).map(chr)
LEAST = 20


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A sentence of the collection with one character replaced by another that is no spelling of it."""
    _, text = draw(st.sampled_from(SENTENCES))
    at = draw(st.sampled_from([place for place, char in enumerate(text) if char.isalnum()]))
    said = text[:at] + draw(HAN) + text[at + 1 :]
    return said if folded(said)[0] not in CORPUS.text else text[:at] + "鑫" + text[at + 1 :]


@given(changed(), st.sampled_from(["“{}”", "沈知远指出：“{}”", "「{}」（陆思齐）", "> {}\n", "前文。“{}”后文。"]))
def test_a_changed_sentence_in_marks_is_never_verbatim(said: str, form: str) -> None:
    found = check(form.format(said), CORPUS).findings
    whole = [item for item in found if len(item.quote) >= len(said) - 1]
    assert whole
    assert all(item.verdict == "altered" and item.severity != "none" for item in whole), whole[0].message


@given(changed(), st.sampled_from(["", "前文很短。", "一段毫不相干的话，"]), st.sampled_from(["", "后文也短。"]))
def test_a_changed_sentence_that_is_copied_is_never_verbatim(said: str, before: str, after: str) -> None:
    for item in check(before + said + after, CORPUS).findings:
        assert item.verdict != "verbatim" or folded(item.quote.strip("，。；"))[0] not in folded(said)[0], item.message


@given(st.sampled_from(SENTENCES), st.integers(0, 60), st.integers(0, 60), st.sampled_from(["", "他还补充道："]))
def test_an_exact_copy_is_found(sentence: tuple[Essay, str], head: int, size: int, before: str) -> None:
    essay, text = sentence
    spans = clause_spans(text)
    start = spans[head % len(spans)][0]
    copied = text[start : start + LEAST + size].rstrip("，。；")
    assume(len(folded(copied)[0]) >= LEAST)
    found = [item for item in check(f"{before}{copied}。", CORPUS).findings if item.author == essay.author]
    assert any(copied[:LEAST] in item.quote for item in found)


@given(st.sampled_from(SENTENCES), st.randoms())
def test_an_exact_quotation_is_verbatim_and_has_its_place(sentence: tuple[Essay, str], chance: random.Random) -> None:
    essay, text = sentence
    assume("“" not in text)  # a slice may have one mark of a pair
    start = chance.randrange(len(text) - 12)
    said = text[start : chance.randrange(start + 12, len(text) + 1)]
    finding = check(f"“{said}”", CORPUS).findings[0]
    assert finding.source_start is not None and finding.source_end is not None
    assert essay.text[finding.source_start : finding.source_end] == finding.source_quote
    assert finding.verdict == "verbatim" or "请补全引文" in finding.message, finding.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("禁止以整治", "鼓励以整治"),
        ("奖励，水质", "处罚，水质"),
        ("得到奖励", "得到处罚"),
        ("支付补偿", "收取补偿"),
        ("推动商圈", "限制商圈"),
        ("流动书屋", "固定书屋"),
        ("逐步扩大服务半径", "逐步扩大服务半经"),
        ("乡村图书馆", "城市图书馆"),
    ],
)
@pytest.mark.parametrize("form", ["{}", "“{}”", "大家都说，{}"])
def test_a_changed_word_at_an_edge_is_told(old: str, new: str, form: str) -> None:
    text = next(text for _, text in SENTENCES if old in text)
    found = check(form.format(text.replace(old, new)), CORPUS).findings
    assert found
    assert not any(item.verdict == "verbatim" for item in found)
    assert any(new[-2:] in item.quote or new[:2] in item.quote for item in found)
