from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, LIBRARY, NOTICE, READING, RIVER, RULES, TRADE, place

from bot.check.attribution import Claim
from bot.check.placed import Placed, placed
from bot.text.sections import forms, is_form, same_heading, section_named, stands_there, told

NAMED = CORPUS.named
NEW, OLD = "新建住宅小区应当预留", "既有住宅小区可以利用边角空地"
FIRST, SECOND = "组织居民认领种植地块", "每季度公布养护经费的使用情况"


@pytest.mark.parametrize(
    ("lead", "section"),
    [
        ("《条例》第九条规定，", "第九条"),
        ("《条例》第九条第二款规定，", "第九条第二款"),
        ("《条例》第9条第（三）项规定，", "第9条第（三）项"),
        ("第一章讲原则，第二章规定，", "第二章"),
        ("在第二部分指出，", "第二部分"),
        ("在第三方面指出，", "第三方面"),
        ("在“补齐场所短板”一节中指出，", "补齐场所短板"),
        ("在「守住底线」部分指出，", "守住底线"),
        ("保障措施部分要求，", "保障措施"),
        ("附件2要求，", "附件2要求"),
        ("在“天气很好”部分指出，", None),
        ("沈知远指出，", None),
        ("", None),
    ],
)
def test_the_place_that_a_lead_names(lead: str, section: str | None) -> None:
    assert section_named(lead, NAMED.is_heading) == section


@pytest.mark.parametrize(
    ("words", "section", "right"),
    [
        (NEW, "第二条", True),
        (NEW, "第2条", True),
        (NEW, "第二条第一款", True),
        (OLD, "第二条第一款", False),
        (OLD, "第二条第二款", True),
        (NEW, "第三条", False),
        (FIRST, "第三条第（一）项", True),
        (FIRST, "第三条第一项", True),
        (FIRST, "第三条第（二）项", False),
        (SECOND, "第三条第一款第二项", True),
        (NEW, "第二条第（一）项", None),
        (NEW, "第二章", True),
        (NEW, "第一章", False),
        (NEW, "第一编", None),
        (NEW, "第三部分", False),
        (NEW, "第九部分", None),
        (NEW, "建设", True),
        (NEW, "附则", False),
        (NEW, "附件1", None),
        (LIBRARY, "第一部分", True),
        (LIBRARY, "第二部分", False),
        (LIBRARY, "补齐场所短板", True),
        (LIBRARY, "一、补齐场所短板", True),
        (LIBRARY, "培养读书队伍", False),
        (LIBRARY, "第二条", None),
        (LIBRARY, "第二章", None),
        (RIVER, "第一部分", None),
        (RIVER, "补齐场所短板", None),
    ],
)
def test_right_wrong_and_what_cannot_be_told(words: str, section: str, right: bool | None) -> None:
    there = place(words)
    assert stands_there(section, there.outline, there.start) is right


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (NEW, "第二条第一款（第二章 建设）"),
        (OLD, "第二条第二款（第二章 建设）"),
        (SECOND, "第三条第（二）项（第二章 建设）"),
        ("本条例自2026年3月1日", "第四条（第三章 附则）"),
        (LIBRARY, "“一、补齐场所短板”一节"),
        (RIVER, "正文"),
    ],
)
def test_where_words_stand_is_told(words: str, where: str) -> None:
    there = place(words)
    assert told(there.outline, there.start) == where


def test_a_place_that_is_told_is_never_found_wrong() -> None:
    for outline in CORPUS.outlines:
        for at in range(len(outline.essay.text)):
            where = told(outline, at)
            section = section_named(where, NAMED.is_heading)
            assert section is None or stands_there(section, outline, at) is not False, where


def test_headings_are_the_same_with_and_without_their_number() -> None:
    assert forms("一、总体目标") == ("一总体目标", "总体目标")
    for name in ("一、总体目标", "总体目标", "总体 目标", "總體目標"):
        assert same_heading(name, "一、总体目标")
    assert same_heading("开展屋顶绿化", "关于开展屋顶绿化试点")
    assert not same_heading("目标", "一、总体目标与主要任务安排")
    assert not is_form("", "目标", "目标")


@given(st.text(max_size=20), st.integers(0, len(RULES.text) - 1))
def test_any_words_for_a_place_are_judged(section: str, at: int) -> None:
    outline = next(one for one in CORPUS.outlines if one.essay is RULES)
    assert stands_there(section, outline, at) in (True, False, None)


@pytest.mark.parametrize(
    ("claim", "words", "wrong"),
    [
        (Claim(), LIBRARY, Placed()),
        (Claim("沈知远"), LIBRARY, Placed()),
        (Claim("陆思齐"), LIBRARY, Placed(author=True, misattributed=True)),
        (Claim("王建国"), LIBRARY, Placed(author=True, misattributed=True)),
        (Claim("王建国"), "流动书屋", Placed(unproved=True)),
        (Claim("王建国"), "读书不觉已春深", Placed(unproved=True)),
        (Claim("王建国"), "读书不觉", Placed(unproved=True)),
        (Claim("陆思齐"), "读书不觉已春深", Placed(author=True, misattributed=True)),
        (Claim(title=READING.title, essay=READING), LIBRARY, Placed()),
        (Claim(title=TRADE.title, essay=TRADE), LIBRARY, Placed(title=True)),
        (Claim("沈知远", TRADE.title, TRADE), LIBRARY, Placed(title=True)),
        (Claim(title="某某办法"), LIBRARY, Placed(title=True, misattributed=True)),
        (Claim(title=RULES.title, essay=RULES), "不得向居民摊派", Placed(title=True, misattributed=True)),
        (Claim(title=NOTICE.title, essay=NOTICE, section="第二条"), "不得向居民摊派", Placed()),
        (Claim(title=RULES.title, essay=RULES, section="第三条"), NEW, Placed(section=True)),
        (Claim(title=TRADE.title, essay=TRADE, section="培养读书队伍"), LIBRARY, Placed(title=True)),
        (Claim(number="青政发〔2026〕8号"), "不得向居民摊派", Placed()),
        (Claim(number="青政发〔2026〕9号"), "不得向居民摊派", Placed(number="")),
        (Claim(number="青政发〔2026〕8号"), NEW, Placed(number=NOTICE.title)),
        (Claim(number="青政发〔2026〕9号"), NEW, Placed()),
    ],
)
def test_what_of_a_claim_does_not_hold(claim: Claim, words: str, wrong: Placed) -> None:
    found = placed(claim, place(words), NAMED)
    assert found == wrong
    assert (found.wrong is not None) == (wrong.title or wrong.section or wrong.number is not None)
