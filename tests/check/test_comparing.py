from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, ESSAYS, LIBRARY, MARKET, READING, RIVER, RULES, TRADE

from bot.check.compare import Compared, compare
from bot.check.difference import changes, shown
from bot.check.locate import Corpus, Place
from bot.domain import Essay
from bot.text.facts import bare
from bot.text.sentences import sentence_spans

BOOKS, RADIUS = "鼓励社会力量捐建22个流动书屋", "逐步扩大服务半径"
SENTENCES = [essay.text[a:b] for essay in ESSAYS for a, b in sentence_spans(essay.text) if b - a >= 12]


def nowhere(place: Place) -> int:
    return 0


def compared(quotation: str, corpus: Corpus = CORPUS, marked: bool = True) -> Compared:
    found = compare(quotation, corpus, nowhere, marked)
    assert found is not None
    return found


@given(st.sampled_from(SENTENCES), st.integers(0, 4), st.integers(0, 4))
def test_a_slice_is_exact_and_is_the_slice(sentence: str, head: int, tail: int) -> None:
    words = sentence[head : len(sentence) - tail]
    found = compared(words)
    assert found.exact
    assert found.place.text.strip("，。；：、“” ") == words.strip("，。；：、“” ")


@pytest.mark.parametrize(
    ("quotation", "is_folded"),
    [
        (LIBRARY, False),
        (f"{LIBRARY}，", False),
        (f"{LIBRARY}。", True),
        ("鄉村圖書館要把藏書送到田間地頭", True),
        ("乡村图书馆 要把藏书\n送到田间地头", True),
        ("鼓励社会力量捐建２２个流动书屋", True),
        ("实施「百灯计划」", True),
    ],
)
def test_to_the_letter_and_after_folding_are_two_things(quotation: str, is_folded: bool) -> None:
    found = compared(quotation)
    assert (found.exact, found.folded) == (True, is_folded)


@pytest.mark.parametrize("mark", ["……", "…", "......", "（略）", "〔中略〕", "⋯⋯"])
def test_pieces_in_the_text_s_order_are_exact(mark: str) -> None:
    for quotation in (f"{LIBRARY}{mark}{RADIUS}", f"{mark}{LIBRARY}{mark}", f"乡村图书馆{mark}田间地头{mark}{BOOKS}"):
        found = compared(quotation)
        assert (found.exact, found.elided, found.place.essay) == (True, True, READING)


@pytest.mark.parametrize(
    ("quotation", "severity", "told"),
    [
        (f"{BOOKS}……逐步缩小服务半径", "meaning", "“扩大”写成了“缩小”"),
        (f"{LIBRARY}……捐建12个流动书屋", "meaning", "“22”写成了“12”"),
        (f"{LIBRARY}……{BOOKS}……逐步增大服务半径", "wording", "“扩大”写成了“增大”"),
        (f"{RADIUS}……{BOOKS}", "meaning", "次序不同"),
        (f"{BOOKS}……{RIVER}", "meaning", "不在同一篇文章中"),
        (f"{BOOKS}……今天天气很好", "meaning", "所收录的文章中没有“今天天气很好”"),
    ],
)
def test_what_is_wrong_with_a_piece_is_told(quotation: str, severity: str, told: str) -> None:
    found = compared(quotation)
    assert (found.exact, found.elided, found.severity) == (False, True, severity)
    assert told in found.how


@pytest.mark.parametrize(
    ("quotation", "told"),
    [
        ("一是选聘退休教师担任领读人……重复采购和图书闲置", "缺少“避免”"),
        ("一是选聘退休教师担任领读人……避免重复采购和图书闲置", ""),
        ("二是避免……重复采购和图书闲置", ""),
        ("推动商圈、社区和景区错时经营……以整治为名强行驱离", "缺少“禁止”"),
        ("推动商圈……和景区错时经营", ""),
    ],
)
def test_an_ellipsis_does_not_stand_for_a_word_that_turns_the_sense(quotation: str, told: str) -> None:
    found = compared(quotation)
    assert (found.exact, found.severity, found.how) == (not told, "meaning" if told else "none", told)


def test_a_splice_of_two_essays_names_both() -> None:
    found = compared(f"{BOOKS}，{RIVER}")
    assert (found.exact, found.severity) == (False, "meaning")
    assert "拼接而成" in found.how
    assert "沈知远《让阅读走进村庄》" in found.how
    assert "顾念真《小河的账本》" in found.how


def test_what_was_left_out_in_silence_is_told_whole() -> None:
    found = compared(f"{LIBRARY}，{RADIUS}")
    assert not found.exact
    assert found.how == f"引文中间略去了“不能只守着县城的大楼。{BOOKS}”，未用省略号标明"
    assert (found.place.text[:4], found.place.text[-4:]) == (LIBRARY[:4], RADIUS[-4:])


def test_a_mark_that_promises_more_is_not_the_end() -> None:
    assert not compared("街道办事处履行下列：").exact
    assert compared("街道办事处履行下列职责：").exact


def test_what_was_inserted_is_told_and_is_no_other_wording() -> None:
    found = compared(f"［全省的］{LIBRARY}①")
    assert (found.exact, set(found.removed), found.severity) == (False, {"［全省的］", "①"}, "typographic")
    assert found.how == "所插入的“①”、“［全省的］”不是原文，其余字句相同"
    changed = compared(f"［全省的］{LIBRARY.replace('乡村', '乡镇')}")
    assert (changed.exact, changed.removed) == (False, ("［全省的］",))


def test_brackets_that_the_source_has_stay() -> None:
    corpus = Corpus([Essay("a", "市（区）和县（笔者所在的县）要办好食堂。")])
    found = compared("市（区）和县（笔者所在的县）要办好食堂", corpus)
    assert (found.exact, found.removed) == (True, ())


@pytest.mark.parametrize("quotation", ["", "。", "……", "今天下午去江边散步，看了一场电影", "田间" * 20])
def test_nothing_is_near(quotation: str) -> None:
    assert compare(quotation, CORPUS, nowhere) is None


def test_of_two_places_the_one_that_fits_is_taken() -> None:
    corpus = Corpus([Essay("a", f"{MARKET}。", author="甲一"), Essay("b", f"前言。{MARKET}。", author="乙二")])
    for author in ("甲一", "乙二"):
        found = compare(MARKET, corpus, lambda place, author=author: int(place.essay.author == author))
        assert found is not None and found.place.essay.author == author


def test_the_draft_s_own_words_before_a_copy_do_not_weigh() -> None:
    words = f"本地老人常常讲起{MARKET}"
    assert compared(words, marked=False).severity != "meaning"
    assert compared(f"不得{MARKET.removeprefix('夜间')}", marked=False).severity == "meaning"


def test_words_before_a_copy_are_not_set_against_the_line_above() -> None:
    assert "短板" not in compared(f"所以我们说{LIBRARY}，不能只守着县城的大楼", marked=False).how


@pytest.mark.parametrize(
    ("draft", "source", "told"),
    [
        ("编号“3841”的河段", "编号“3814”的河段", ["“3814”写成了“3841”"]),
        ("覆盖二十三个县", "覆盖22个县", ["“22个”写成了“二十三个”"]),
        ("傳承遗產的匠人，收徒弟", "传承“非遗产”的匠人，收徒弟", ["“非遗产”写成了“遗產”"]),
        ("鄉村圖書館要送書到城市", "乡村图书馆要送书到田间", ["“田间”写成了“城市”"]),
        ("**修路**、*种树*和挖井", "修路、种树和架桥", ["“架桥”写成了“挖井”"]),
        ("“修路”和种树", "修路和种树", ["多出““”", "多出“””"]),
    ],
)
def test_whole_words_and_only_what_differs_are_told(draft: str, source: str, told: list[str]) -> None:
    assert [shown(one) for one in changes(draft, source) if one.op != "equal"] == told


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_the_difference_of_two_texts_is_the_two_texts(draft: str, source: str) -> None:
    found = changes(draft, source)
    assert ("".join(one.draft for one in found), "".join(one.source for one in found)) == (draft, source)
    assert all(one.op != "equal" or bare(one.draft) == bare(one.source) for one in found)
    assert all(one.draft in shown(one) and one.source in shown(one) for one in found if one.op != "equal")


def test_numbers_of_articles_stay_apart() -> None:
    found = compared("新建住宅小区应当预留不少于百分之十的绿地用于社区花园")
    assert (found.exact, found.severity, found.place.essay) == (False, "meaning", RULES)


def test_a_quotation_over_a_paragraph_s_end_is_one_place() -> None:
    found = compared("禁止以整治为名强行驱离。\n二、守住底线\n对占道经营实行分类管理")
    assert (found.exact, found.place.essay) == (True, TRADE)


HALF, REST = "鼓励社会力量捐建", "22个流动书屋"


@pytest.mark.parametrize("mark", ["[1]12", "［2］：12", "[3]P12"])
def test_a_note_mark_may_have_its_page_behind_it(mark: str) -> None:
    assert compared(f"{LIBRARY}{mark}，不能只守着县城的大楼").severity == "typographic"


@pytest.mark.parametrize("mark", ["〔3〕", "（注4）", "【1】", "（1）", "{1}", "<1>", "[a]", "[^note]", "<sup>1</sup>", "†", "[1][2]"])  # fmt: skip
def test_a_note_mark_is_none_of_the_source_s_words(mark: str) -> None:
    for quotation in (f"{HALF}{mark}{REST}", f"{BOOKS}{mark}", f"{LIBRARY}{mark}，不能只守着县城的大楼"):
        found = compared(quotation)
        assert (found.exact, found.severity) == (False, "typographic"), found.how


@pytest.mark.parametrize("mark", ["〔本县〕", "【本县】", "{本县}", "（原文如此）", "[sic]", "（责编注：待核）", "（下划线为笔者所加）"])  # fmt: skip
def test_what_an_editor_puts_in_is_told_and_changes_nothing(mark: str) -> None:
    for quotation in (f"{HALF}{mark}{REST}", f"{mark}{BOOKS}"):
        found = compared(quotation)
        assert (found.severity, mark in found.how) == ("typographic", True)


@pytest.mark.parametrize(
    "line", ["· 12 ·", "第七页", "P. 12", "12/30", "让阅读走进村庄", "沈知远：让阅读走进村庄　12", "《让阅读走进村庄》", "沈知远", "青岚日报 2026年3月1日", "第3版", "· 12 ·\n让阅读走进村庄"]
)  # fmt: skip
def test_a_page_s_number_and_head_within_a_quotation_change_nothing(line: str) -> None:
    for quotation in (f"{HALF}\n{line}\n{REST}", f"{HALF}\n> {line}\n> {REST}"):
        found = compared(quotation.replace("\n沈", "\n> 沈") if "\n>" in quotation else quotation)
        assert (found.exact, found.severity) == (False, "typographic"), found.how
        assert found.place.text == BOOKS


@pytest.mark.parametrize("put_in", ["（不含民间资本）", "\n不含民间资本\n", "（一）", "\n今年暂缓，\n"])
def test_other_words_in_brackets_or_on_their_own_line_are_words(put_in: str) -> None:
    assert compared(f"{HALF}{put_in}{REST}").severity != "typographic"


@pytest.mark.parametrize("mark", ["〔3〕", "（注4）", "（1）", "〔本县〕", "\n· 12 ·\n"])
def test_beside_what_was_put_in_another_number_is_another(mark: str) -> None:
    found = compared(f"{HALF}{mark}32个流动书屋，逐步扩大服务半径")
    assert (found.exact, found.severity) == (False, "meaning")
