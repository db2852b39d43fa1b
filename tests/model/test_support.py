"""What a sentence's words tell for certain; what the checker makes of it with the entailment model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain import Essay, Evidence, Passage
from bot.encoders.entailment import BundledEntailment, run_of
from bot.model.checker import Learnt, why_not
from bot.model.compared import reversed_order
from bot.model.denied import denied, misled
from bot.model.listed import exchanged
from bot.model.ranked import ranked
from bot.model.support import certain, coverage, segments, unlinked, unsaid
from bot.says import claims as says
from policy_evals.claims.pairs import pairs

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


@pytest.fixture(scope="module")
def checker() -> Learnt:
    return Learnt(BundledEntailment(), AUTHORS)


@pytest.mark.parametrize(
    "text",
    [
        "鼓励高校向企业开放设备，避免重复建设[1]。",
        "2018年以来，已建成二十二个平台[1]。",
        "李一认为，要避免重复建设[1]，王二主张支持企业牵头组建创新联合体[2]。",
        "李一提出“避免重复建设”[1]。",
    ],
)
def test_what_the_evidence_says_passes(checker: Learnt, text: str) -> None:
    assert why_not(text, evidence(), checker) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("高校向企业开放设备[3]。", "没有对应的原文"),
        ("王二鼓励高校向企业开放设备[1]。", "不是王二的"),
        ("李一认为要避免重复建设[2]，王二支持企业牵头组建创新联合体[1]。", "不是"),
        ("2019年以来已建成22个平台[1]。", "2019"),
        ("2018年以来已建成十二个平台[1]。", "12"),
        ("高校向企业开放“全部设备”[1]。", "引号"),
        ("设备向“设备”开放设备，设备是设备的设备[1]。", "反复"),
        ("陈三指出，要避免重复建设[1]。", "陈三"),
        ("要避免重复建设吗[1]？", "问句"),
    ],
)
def test_facts_leave_no_doubt(checker: Learnt, text: str, why: str) -> None:
    reason = why_not(text, evidence(), checker)
    assert reason is not None
    assert why in reason


@pytest.mark.parametrize(
    ("said", "source", "lacking"),
    [
        ("亏损结转年限增加了三年", "最长结转年限由5年延长至8年。", []),
        ("按日产量七成统调", "按日产量的70%纳入统调。", []),
        ("合计84户", "70户已经复工，14户正在筹备。", []),
        ("提供岗位近34万个", "提供岗位337985个。", []),
        ("提供岗位34万个", "提供岗位337985个。", ["34万"]),
        ("奖励30万元", "奖励20万元。", ["30万元"]),
        ("从两方面支持", "给予补贴，提供贷款。", []),
    ],
)
def test_a_number_is_in_the_source_or_follows_from_it(said: str, source: str, lacking: list[str]) -> None:
    assert unsaid(said, source)[0] == lacking


def test_certain_says_nothing_where_words_do_not_tell() -> None:
    assert certain("鼓励企业向高校开放设备", list(evidence().values())[:1], AUTHORS) is None


def test_what_links_others_counts_them_right() -> None:
    beside = ["要加大资金支持。", "要引进人才。"]
    assert unlinked("可以从资金、人才两方面看：", (), beside) is None
    assert unlinked("可以从三方面看：", (), beside) == "所引原文没有“三”这个数"
    assert unlinked("预算为500万元。", (), beside) is not None
    cited = [
        replace(evidence()[1], number=at, text=said)
        for at, said in enumerate(("一是投钱。", "二是引人。", "三是建库。"), 1)
    ]
    assert unlinked("提出三条举措：", cited, beside) is None
    assert unlinked("提出四条举措：", cited, beside) == "所引原文没有“四”这个数"


def test_each_marker_answers_for_the_words_before_it() -> None:
    assert list(segments("甲[1]，乙[2][3]。")) == [("甲", (1,)), ("，乙", (2, 3))]
    assert list(segments("甲[1]，乙丙丁戊。")) == [("甲", (1,)), ("，乙丙丁戊。", (1,))]
    assert list(segments("甲乙。")) == [("甲乙。", ())]


def test_coverage_counts_characters_and_like_words() -> None:
    assert coverage("强化企业创新", "加强企业创新").share == 1.0
    assert coverage("加强养老服务", "加强企业创新").lacking == ("养老", "服务")


def test_of_several_speakers_each_piece_has_its_own() -> None:
    assert run_of(list(evidence().values())).sentences[1].startswith("王二 题乙:")
    assert run_of(list(evidence().values())[:1]).address.strip() == "李一 题甲"


def test_true_sentences_stand_above_false_ones(checker: Learnt) -> None:
    """On the pairs about the essays, which the model has not seen: few false ones are shown, most true ones are."""
    found = [pair for split in ("dev", "test") for pair in pairs(split) if pair.id.startswith(("cd-", "ct-"))]
    shown = {True: [0, 0], False: [0, 0]}
    for pair in found:
        shown[pair.supported][0] += why_not(pair.cited, {n.number: n for n in pair.evidence}, checker) is None
        shown[pair.supported][1] += 1
    assert shown[True][1] > 80 and shown[False][1] > 100
    assert shown[False][0] <= 0.1 * shown[False][1]
    assert shown[True][0] >= 0.5 * shown[True][1]


SAID = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩。避免重复建设和资源浪费。"


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("马回反对推广创新积分制改革，将创新积分与信贷支持挂钩。", "反对"),
        ("不应推广创新积分制改革。", "不应"),
        ("没有必要将创新积分与信贷支持、政策奖补挂钩。", "没有必要"),
        ("暂缓推广创新积分制改革。", "暂缓"),
        ("推广创新积分制改革。", None),
        ("避免重复建设和资源浪费。", None),
        ("不搞重复建设，不浪费资源。", None),
        ("不断推广创新积分制改革。", None),
        ("", None),
    ],
)
def test_what_is_against_the_very_words_of_the_source_is_no_doubt_false(claim: str, word: str | None) -> None:
    assert denied(claim, SAID) == (says.NOT_SAID(words=word) if word else None)


@pytest.mark.parametrize(
    ("claim", "word"),
    [
        ("**已全面推开**：推广创新积分制改革。", "已"),
        ("**仅限国有企业**：推广创新积分制改革。", "仅"),
        ("**弱化企业作用**：推广创新积分制改革。", "弱化"),
        ("今年完成：推广创新积分制改革。", "今年"),
        ("**企业层面**：推广创新积分制改革。", None),
        ("**避免浪费**：避免重复建设和资源浪费。", None),
        ("推广创新积分制改革。", None),
        ("", None),
    ],
)
def test_a_lead_that_denies_limits_or_dates_is_no_head(claim: str, word: str | None) -> None:
    assert misled(claim, SAID) == (says.NOT_SAID(words=word) if word else None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("据统计，鼓励高校向企业开放设备。", "据统计"),
        ("教育部要求，鼓励高校向企业开放设备。", "教育部要求"),
        ("在取得明显成效之后，鼓励高校向企业开放设备。", "在取得明显成效之后"),
        ("在资金到位的前提下，鼓励高校向企业开放设备。", "在资金到位的前提下"),
        ("由于经费不足，鼓励高校向企业开放设备。", "由于经费不足"),
        ("作为例外，鼓励高校向企业开放设备。", "作为例外"),
        ("与李一相反，鼓励高校向企业开放设备。", "与李一相反"),
        ("在高校开放设备之后，避免重复建设。", None),
        ("李一指出，鼓励高校向企业开放设备。", None),
        ("文章认为，鼓励高校向企业开放设备。", None),
        ("在此基础上，鼓励高校向企业开放设备。", None),
        ("在设备方面，鼓励高校向企业开放。", None),
        ("也就是说，鼓励高校向企业开放设备。", None),
    ],
)
def test_a_circumstance_must_be_said(text: str, said: str | None) -> None:
    reason = certain(text, list(evidence().values())[:1], AUTHORS)
    assert reason == (said and says.NOT_SAID(words=said))


@pytest.mark.parametrize(
    ("claim", "odd"),
    [
        ("建设院士信息库、专利库、成果库、产业需求库。", "专利库"),
        ("建设院士信息库、项目库、成果库、专利库等载体。", "专利库"),
        ("建设院士信息库、项目库、成果库、产业需求库。", None),
        ("建设院士信息库、成果库、产业需求库。", None),
        ("建设院士信息库、项目库、成果库和产业需求库。", None),
        ("建设院士名录、课题库、成果库、产业需求库。", None),
    ],
)
def test_one_item_of_a_list_is_not_exchanged(claim: str, odd: str | None) -> None:
    source = "探索建设院士信息库、项目库、成果库、产业需求库“四库系统”。"
    assert exchanged(claim, source) == (odd and says.NOT_SAID(words=odd))


@pytest.mark.parametrize(
    ("text", "source", "word"),
    [
        ("首要任务是推广积分制。", "推广积分制。", "首要"),
        ("尤其重要的是，推广积分制。", "推广积分制。", "尤其重要"),
        ("企业的作用比高校更重要。", "企业和高校协同。", "比高校更"),
        ("政府资金最为关键。", "发挥政府资金作用，突破关键核心技术。", "最为关键"),
        ("关键在于推广积分制。", "突破关键核心技术，推广积分制。", "关键在于"),
        ("首要任务是推广积分制。", "把推广积分制放在首位。", None),
        ("核心是推广积分制。", "以推广积分制为核心。", None),
        ("马回更看重企业投入。", "企业要加大投入。", None),
        ("提高企业的占比，让企业更有话语权。", "提高企业的占比。", None),
        ("更好地推广积分制。", "推广积分制。", None),
    ],
)
def test_what_ranks_must_be_ranked(text: str, source: str, word: str | None) -> None:
    assert ranked(text, source) == (word and says.NOT_SAID(words=word))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("李一的出口增速高于王二。", True),
        ("李一的出口增速低于王二。", False),
        ("王二的出口增速明显高于李一。", False),
        ("李一的出口增速高于全国。", False),
    ],
)
def test_two_amounts_stand_in_their_order(text: str, wrong: bool) -> None:
    said = ("投资增长3%，出口增速为6%。", "出口增速达7.3%，投资增长2%。")
    items = [replace(item, text=told) for item, told in zip(evidence().values(), said, strict=False)]
    assert (reversed_order(text, items) is not None) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"), [("锂电池的出口增速高于集成电路。", True), ("集成电路出口增速高于锂电池。", False)]
)
def test_amounts_of_one_text_stand_in_their_order(text: str, wrong: bool) -> None:
    items = [replace(evidence()[1], text="集成电路、汽车零配件、锂电池出口分别增长107.9%、46.7%、57.4%。")]
    assert (reversed_order(text, items) is not None) is wrong
