"""Speech in a draft that quotes others, or adds sentences of its own to the source's."""

from __future__ import annotations

import pytest
from shelf import CORPUS, LIBRARY, one

from bot.check.check import check


def test_speech_that_quotes_another_is_checked_for_what_it_quotes() -> None:
    draft = f"陆思齐说：“沈知远提出‘{LIBRARY}’，我在很多场合都引用过这句话。”"
    first, second = check(draft, CORPUS).findings
    assert (first.quote, first.verdict, first.claimed_author) == (LIBRARY, "verbatim", "沈知远")
    assert (second.quote, second.verdict) == ("我在很多场合都引用过这句话。", "not_found")


def test_a_sentence_that_holds_a_quotation_of_its_own_is_one_quotation() -> None:
    finding = one("沈知远写道：“实施‘百灯计划’，点亮一百间农家书屋。他常说‘读书不觉已春深’。”")
    assert finding.verdict == "verbatim"


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (f"沈知远说：“场所是根本。{LIBRARY}，不能只守着县城的大楼。”", "场所是根本。"),
        (f"沈知远说：“{LIBRARY}，不能只守着县城的大楼。此事不能拖。”", "此事不能拖"),
    ],
)
def test_sentences_around_an_exact_one_are_told_as_added(draft: str, told: str) -> None:
    assert told in one(draft).message


def test_sentences_that_stand_nowhere_around_one_that_does_are_each_told() -> None:
    finding = one(f"沈知远说：“大家好，今天外头下雪了。{LIBRARY}，不能只守着县城的大楼。说到这里就散会吧。”")
    assert (finding.verdict, finding.severity) == ("altered", "meaning")
    assert "没有“大家好，今天外头下雪了" in finding.message
    assert "没有“说到这里就散会吧" in finding.message


def test_sentences_that_all_stand_nowhere_are_not_found() -> None:
    assert one("沈知远说：“大家好，今天外头下雪了。说到这里就散会吧，各位。”").verdict == "not_found"


@pytest.mark.parametrize(
    "draft",
    [
        "主持人把“{0}”这句话念给陆思齐听，陆思齐笑了。",
        "谈到“{0}”，陆思齐说受教了。",
        "被问到怎样看待“{0}”，陆思齐说这是好事。",
        "陆思齐感谢各位同事为“{0}”出的力。",
    ],
)
def test_who_only_hears_of_words_or_works_for_them_is_not_their_author(draft: str) -> None:
    finding = one(draft.format(LIBRARY))
    assert (finding.verdict, finding.claimed_author) == ("verbatim", None)


@pytest.mark.parametrize(
    "draft", ["陆思齐说：“{0}。”", "陆思齐那句“{0}”很好。", "“{0}”，语出陆思齐。", "陆思齐——“{0}”"]
)
def test_who_is_plainly_said_to_have_said_them_is(draft: str) -> None:
    assert one(draft.format(LIBRARY)).verdict == "misattributed"


def test_a_sentence_that_is_said_twice_is_told_as_added() -> None:
    again = "鼓励社会力量捐建22个流动书屋，逐步扩大服务半径。"
    finding = one(f"沈知远说：“{again}{again}今天就讲到这里。”")
    assert finding.verdict == "altered"
    assert "多出“鼓励社会力量捐建22个流动书屋" in finding.message


def test_of_many_foreign_sentences_the_first_are_told() -> None:
    own = "".join(f"我家门前第{at}棵树开花了。" for at in range(11, 31))
    finding = one(f"沈知远说：“{own}{LIBRARY}，不能只守着县城的大楼。”")
    assert finding.message.count("没有“") == 6
    assert "此外还有 14 处" in finding.message
