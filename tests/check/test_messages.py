"""No sentence says more than has been established."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, ESSAYS, LIBRARY, MARKET, RIVER, one

from bot.check.check import Finding, check
from bot.check.locate import Corpus
from bot.domain import Essay

BOOKS = "鼓励社会力量捐建22个流动书屋"
LEADS = ["", "沈知远指出，", "陆思齐在《让阅读走进村庄》中指出，", "《夜色里的烟火经济》写道，", "某某教授说，", "《青岚市社区花园条例》第三条规定，", "反对", "在第二部分提出，", "青政发〔2026〕8号提出，"]  # fmt: skip
BODIES = [LIBRARY, f"{LIBRARY}。", MARKET.replace("固定", "临时"), f"{BOOKS}……逐步缩小服务半径", f"{BOOKS}，{RIVER}", "重复采购和图书闲置", "今天下午去江边散步看电影", "新建住宅小区应当预留不少于百分之五的绿地", "［本省］" + LIBRARY, "读书不觉已春深"]  # fmt: skip


def checked(finding: Finding) -> None:
    told = finding.message
    assert told.endswith("。")
    assert "None" not in told
    assert "《《" not in told
    assert ("与原文一致" in told) <= (finding.verdict in ("verbatim", "misattributed"))
    assert ("与原文不一致" in told) <= (finding.verdict == "altered")
    assert ("没有这句话" in told) == (finding.verdict == "not_found")
    assert ("改变了原意" in told) <= (finding.severity == "meaning")
    is_turned = "引出，意思与原文相反" in told  # which weighs more than how the words differ
    assert ("字句有出入" in told) <= (finding.severity == "wording" or is_turned)
    assert ("照录而未加引号" in told) == (not finding.marked and finding.verdict != "not_found")
    assert ("请更正作者" in told) <= (finding.claimed_author not in (None, finding.author))
    assert bool(re.search("所称(?:篇名|位置|文号)", told)) == finding.place_wrong
    assert ("（有省略）" in told) <= finding.elided
    assert ("写法与原文不同" in told) <= finding.folded
    for essay in ESSAYS:
        assert (f"出自{essay.author}《{essay.name}》" in told) <= (essay.author is not None)
    for words in re.findall("原文作“([^”]*)”|写成了“([^”]*)”", told):
        assert any(word in essay.text or word in finding.quote for word in words if word for essay in ESSAYS)


@given(st.sampled_from(LEADS), st.sampled_from(BODIES), st.sampled_from(["“{}”", "{}", "> {}\n"]))
def test_what_is_told_agrees_with_the_finding(lead: str, body: str, form: str) -> None:
    for finding in check(f"{lead}{form.format(body)}。", CORPUS).findings:
        checked(finding)


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (f"沈知远指出，“{LIBRARY}”。", "与原文一致。"),
        (f"“{LIBRARY}”。", "与原文一致。"),
        ("“鄉村圖書館要把藏書送到田間地頭”。", "与原文一致（全半角、繁简、引号或标点写法与原文不同）。"),
        (f"“{BOOKS}……服务半径”。", "与原文一致（有省略）。"),
        (f"“［本省的］{LIBRARY}”。", "与原文不一致，仅标点或写法有出入：所插入的“［本省的］”不是原文，其余字句相同。"),
        (f"陆思齐指出，“{LIBRARY}”。", "字句与原文一致，但出自沈知远《让阅读走进村庄》，不是陆思齐，请更正作者。"),
        (f"陆思齐指出，“{LIBRARY.replace('把', '将')}”。", "与原文不一致，字句有出入：“把”写成了“将”。作者也不符：原文出自沈知远《让阅读走进村庄》，不是陆思齐。"),
        (f"《夜色里的烟火经济》写道，“{LIBRARY}”。", "与原文一致。所称篇名《夜色里的烟火经济》不符，原文出自沈知远《让阅读走进村庄》。"),
        ("《青岚市社区花园条例》第二条第一款规定，“既有住宅小区可以利用边角空地”。", "与原文一致。所称位置“第二条第一款”不符，原文在第二条第二款（第二章 建设）。"),
        ("青政发〔2026〕9号提出，“不得向居民摊派任何费用”。", "与原文一致。所称文号青政发〔2026〕9号不是《青岚市人民政府关于开展屋顶绿化试点的通知》的文号。"),
        ("青政发〔2026〕8号提出，“新建住宅小区应当预留”。", "字句与原文一致，但出自《青岚市社区花园条例》（未署名），请更正出处。所称篇名《青岚市人民政府关于开展屋顶绿化试点的通知》不符，原文出自《青岚市社区花园条例》（未署名）。所称文号青政发〔2026〕8号不是《青岚市社区花园条例》的文号，该文号属于《青岚市人民政府关于开展屋顶绿化试点的通知》。"),
        ("“重复采购和图书闲置”。", "原文此处之前有“避免”，截去之后意思相反，请补全引文。"),
        (f"并非主张“{LIBRARY}”。", "与原文一致。字句虽与原文一致，稿件却以“并非主张”引出，意思与原文相反。"),
        ("沈知远说，“读书不觉已春深”。", "与原文一致。原文中这句话本身就加了引号，是作者引用的说法。"),
        ("沈知远说，“今天下午去江边散步看电影”。", "所收录的文章中没有这句话（文中称出自沈知远），请核对出处。"),
        ("《某某办法》规定，“今天下午去江边散步看电影”。", "所收录的文章中没有这句话（文中称出自《某某办法》），请核对出处。"),
        ("“今天下午去江边散步看电影”。", "所收录的文章中没有这句话，请核对出处。"),
    ],
)  # fmt: skip
def test_each_sentence(draft: str, message: str) -> None:
    assert one(draft).message == message


def test_a_copy_without_marks_is_told_first() -> None:
    assert one(f"{LIBRARY}，不能只守着县城的大楼。").message == "照录而未加引号。与原文一致。"


def test_a_document_without_a_title_is_called_by_its_name() -> None:
    corpus = Corpus([Essay("some-file", f"{LIBRARY}。", label="无题一篇")])
    finding = one(f"沈知远指出，“{LIBRARY}”。", corpus)
    assert finding.message == "字句与原文一致，但出自《无题一篇》（未署名），不是沈知远，请更正作者。"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("实施百灯工程，点亮一百间农家书屋", True),
        ("实施‘百灯工程’，点亮一百间农家书屋", False),
        ("實施‘百燈工程’，點亮一百間農家書屋", True),
    ],
)
def test_marks_and_characters_that_differ_beside_words_that_differ_are_told_too(words: str, told: bool) -> None:
    finding = one(f"沈知远写道：“{words}。”")
    assert finding.verdict == "altered"
    assert ("引号" in finding.message) == told
