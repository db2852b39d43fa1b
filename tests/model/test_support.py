from __future__ import annotations

import pytest

from bot.app import Bot
from bot.domain import Essay, Evidence, Passage
from bot.model.support import coverage, segments, why_not
from policy_evals.bench.claims import Pair, pairs

ESSAYS = {
    "甲": Essay("a", "鼓励高校向企业开放设备，避免重复建设。2018年以来已建成22个平台。", title="题甲", author="李一"),
    "乙": Essay("b", "支持企业牵头组建创新联合体。", title="题乙", author="王二"),
}
AUTHORS = ("李一", "王二")


def evidence() -> dict[int, Evidence]:
    found = {}
    for number, essay in enumerate(ESSAYS.values(), 1):
        passage = Passage(
            essay.essay_id, essay.essay_id, essay.title, essay.author, None, None, 0, len(essay.text), essay.text
        )
        found[number] = Evidence(number, passage, 0, len(essay.text), essay.text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "李一鼓励高校向企业开放设备[1]。",
        "2018年以来，已建成二十二个平台[1]。",
        "要防止重复建设[1]。",
        "李一认为，要避免重复建设[1]，王二主张支持企业牵头组建创新联合体[2]。",
        "李一主张避免重复建设，王二支持企业牵头组建创新联合体[1][2]。",
        "李一提出“避免重复建设”[1]。",
    ],
)
def test_what_the_evidence_says_passes(text: str) -> None:
    assert why_not(text, evidence(), AUTHORS) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("高校向企业开放设备[3]。", "没有对应的原文"),
        ("王二鼓励高校向企业开放设备[1]。", "不是王二的"),
        ("李一主张支持企业牵头组建创新联合体，王二主张避免重复建设[1][2]。", ""),
        ("李一认为要避免重复建设[2]，王二支持企业牵头组建创新联合体[1]。", "不是"),
        ("2019年以来已建成22个平台[1]。", "2019"),
        ("2018年以来已建成十二个平台[1]。", "12"),
        ("要开展重复建设[1]。", "相反"),
        ("不鼓励高校向企业开放设备[1]。", "相反"),
        ("鼓励企业向高校开放设备[1]。", "颠倒"),
        ("高校必须向企业开放设备[1]。", "必须"),
        ("高校向企业开放“全部设备”[1]。", "引号"),
        ("由高校牵头组建创新联合体[2]。", "高校"),
        ("湖南鼓励高校向企业开放设备[1]。", "湖南"),
        ("鼓励高校向企业开放设备吗？[1]", "问句"),
        ("高校设备的企业问答[1]。", "问答"),
        ("设备向“设备”开放设备，设备是设备的设备[1]。", "反复"),
        ("鼓励高校向企业开放数据和人才[1]。", "人才"),
        ("陈三指出，要避免重复建设[1]。", "陈三"),
        ("企业开放水平[1]。", "水平"),
    ],
)
def test_what_it_does_not_say_is_told(text: str, why: str) -> None:
    reason = why_not(text, evidence(), AUTHORS)
    assert reason is not None
    assert why in reason


def test_each_marker_answers_for_the_words_before_it() -> None:
    assert list(segments("甲[1]，乙[2][3]。")) == [("甲", (1,)), ("，乙", (2, 3))]
    assert list(segments("甲[1]，乙丙丁戊。")) == [("甲", (1,)), ("，乙丙丁戊。", (1,))]
    assert list(segments("甲乙。")) == [("甲乙。", ())]


def test_coverage_counts_characters_and_like_words() -> None:
    assert coverage("强化企业创新", "加强企业创新").share == 1.0
    assert coverage("加强养老服务", "加强企业创新").lacking == ("养老", "服务")


@pytest.fixture(scope="module")
def labelled(bot: Bot) -> list[tuple[Pair, str | None]]:
    authors = bot.searcher.authors
    return [
        (pair, why_not(pair.cited, {item.number: item for item in pair.evidence}, authors))
        for pair in pairs(bot.settings.bounds)
    ]


def test_no_corrupted_claim_passes(labelled: list[tuple[Pair, str | None]]) -> None:
    corrupted = [(pair, reason) for pair, reason in labelled if not pair.supported]
    assert len(corrupted) > 100
    assert [pair.text for pair, reason in corrupted if reason is None] == []


@pytest.mark.parametrize("split", ["dev", "test"])
def test_most_true_paraphrases_pass(split: str, labelled: list[tuple[Pair, str | None]]) -> None:
    true = [reason is None for pair, reason in labelled if pair.supported and pair.split == split]
    assert len(true) > 40
    assert sum(true) >= 0.85 * len(true)
