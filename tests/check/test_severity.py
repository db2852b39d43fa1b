from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.check.locate import Place
from bot.check.severity import by_rule, severity
from bot.check.turned import turns_by_cutting
from bot.documents.corpus import load
from bot.domain import Essay
from bot.settings import shipped
from bot.text.outline import Outline
from bot.text.sentences import sentence_spans

SENTENCES = [essay.text[a:b] for essay in load([shipped("corpus")])[0] for a, b in sentence_spans(essay.text)]
ESSAY = Essay(
    "one", "重复建设很多。要避免重复建设和资源浪费。要推动创新、避免浪费和加强保护。不仅要创新。他说“重复建设”。"
)
MEANING = [
    ("与22个省共建", "与12个省共建"),
    ("2025年建成", "2026年建成"),
    ("不得跨区申报", "可跨区申报"),
    ("不得跨区申报", "跨区申报"),
    ("必须加大投入", "可以加大投入"),
    ("建设省级平台", "建设国家级平台"),
    ("支持全部企业", "支持部分企业"),
    ("江西的做法", "湖北的做法"),
    ("融入长三角", "融入珠三角"),
    ("向企业开放", "向高校开放"),
    ("提升效率", "降低效率"),
    ("不，要强化", "不要强化"),
    ("与二十二个省共建", "与十二个省共建"),
    ("8万辆", "9万辆"),
    ("增长百分之五", "增长百分之六"),
    ("增长5%", "增长5"),
    ("增长1.5倍", "增长15倍"),
    ("比例为3：1", "比例为31"),
    ("增长5%", "增长5个百分点"),
    ("不超过三年", "不少于三年"),
    ("给予奖励", "给予处罚"),
    ("长期支持", "短期支持"),
    ("刚性约束", "柔性约束"),
    ("与信贷挂钩", "与信贷脱钩"),
    ("支持国有企业改革", "支持企业改革"),
    ("建设省级平台", "建设平台"),
    ("对部分企业减税", "对企业减税"),
    ("有形资产", "无形资产"),
    ("市人民政府负责", "省人民政府负责"),
    ("鼓励院士下基层", "鼓励教授下基层"),
    ("政府购买企业的服务", "企业购买政府的服务"),
    ("先立后破", "先破后立"),
    ("形成共识", "形成非共识"),
    ("保护遗传资源", "保护“非遗传”资源"),
    ("停止修建灌溉水渠", "修建灌溉水渠"),
    ("坚决反对开放夜市", "开放夜市"),
]
WORDING = [
    ("加强保护", "强化保护"),
    ("提升效率", "提高效率"),
    ("进一步加强", "加强"),
    ("培育一批企业", "培育企业"),
    ("大幅增长", "显著增长"),
    ("要修路、架桥和种树", "要架桥、修路和种树"),
]
TYPOGRAPHIC = [
    ("22個省", "22个省"),
    ("增长5％", "增长5%"),
    ("「雙融合」", "“双融合”"),
    ("推动创新，促进发展", "推动创新促进发展"),
    ("推动 创新。", "推动创新"),
    ("与二十二个省共建", "与22个省共建"),
    ("八万辆", "80000辆"),
    ("增长百分之五", "增长5%"),
    ("二〇二五年", "2025年"),
]


@pytest.mark.parametrize(
    ("said", "given", "grade"),
    [
        *((*pair, "meaning") for pair in MEANING),
        *((*pair, "wording") for pair in WORDING),
        *((*pair, "typographic") for pair in TYPOGRAPHIC),
    ],
)
def test_a_change_weighs_the_same_whichever_way_it_is_made(said: str, given: str, grade: str) -> None:
    assert severity(said, given) == severity(given, said) == grade


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.sampled_from(MEANING))
def test_what_changes_the_meaning_does_so_within_a_sentence(first: str, last: str, pair: tuple[str, str]) -> None:
    assert severity(f"{first}{pair[0]}。{last}", f"{first}{pair[1]}。{last}") == "meaning"


@given(st.sampled_from(SENTENCES), st.sampled_from(["「", "『", "‘"]))
def test_another_style_of_marks_and_spaces_is_only_typographic(sentence: str, mark: str) -> None:
    closing = {"「": "」", "『": "』", "‘": "’"}[mark]
    written = sentence.replace("“", mark).replace("”", closing).replace("，", "， ")
    assert severity(written, sentence) in ("typographic", "none")


def test_a_draft_of_nothing_and_a_very_long_one_are_graded() -> None:
    assert severity("", "提升效率") != "typographic"
    long = "".join(SENTENCES)
    assert severity(long.replace("22个省", "12个省"), long) == "meaning"


@pytest.mark.parametrize(("said", "given"), [("与二十二个省共建", "与22个省共建"), ("一百家企业", "100家企业")])
def test_the_same_number_in_another_script_does_not_change_the_meaning(said: str, given: str) -> None:
    assert severity(said, given) != "meaning"


@pytest.mark.parametrize(
    ("said", "given"),
    [("增长-5%", "增长5%"), ("气温为-3度", "气温为3度"), ("降至−2.5℃", "降至2.5℃"), ("增长5", "增长5%")],
)
def test_a_sign_that_comes_or_goes_changes_the_meaning(said: str, given: str) -> None:
    assert severity(said, given) == severity(given, said) == "meaning"


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("歼-20首飞", "歼20首飞"),
        ("2020-2025年", "2020—2025年"),
        ("——5%的企业", "5%的企业"),
        ("电话010-6401", "电话010—6401"),
    ],
)
def test_a_hyphen_is_no_sign(said: str, given: str) -> None:
    assert severity(said, given) == severity(given, said) == "typographic"


def test_what_refuses_turns_but_twice_or_beside_a_mark_it_does_not() -> None:
    assert severity("拒绝修建灌溉水渠", "修建灌溉水渠") == "meaning"
    assert isinstance(by_rule("不再反对修建灌溉水渠", "修建灌溉水渠"), list)
    assert isinstance(by_rule("夜市开放拒绝，收费公开", "夜市开放，收费公开"), list)


def test_an_older_form_of_a_particle_is_no_other_word() -> None:
    assert severity("孩子們跟著老師走", "孩子们跟着老师走") == "typographic"
    assert severity("成效显着", "成效显著") != "typographic"


def test_another_person_s_name_changes_the_meaning() -> None:
    assert severity("邓超教授认为，应当推广", "马回教授认为，应当推广") == "meaning"


def test_the_same_words_differ_in_nothing() -> None:
    assert severity("提升效率", "提升效率") == "none"


@pytest.mark.parametrize(
    ("words", "lead", "operator"),
    [
        ("重复建设和资源浪费", "", "避免"),
        ("重复建设和资源浪费", "马回提出，", "避免"),
        ("重复建设和资源浪费", "马回提出，要避免", None),
        ("避免重复建设", "", None),
        ("要避免重复建设", "", None),
        ("重复建设很多", "", None),
        ("加强保护", "", None),
        ("创新。他说", "", None),
    ],
)
def test_a_cut_turns_the_sense_where_the_word_that_denies_is_left_out(
    words: str, lead: str, operator: str | None
) -> None:
    start = ESSAY.text.index(words)
    assert turns_by_cutting(Place(Outline(ESSAY), start, start + len(words)), lead) == operator


def test_the_author_s_own_quotation_is_whole() -> None:
    start = ESSAY.text.rindex("重复建设")
    assert turns_by_cutting(Place(Outline(ESSAY), start, start + 4), "") is None


@pytest.mark.parametrize(
    ("said", "given", "grade"),
    [
        ("学校主办、街道承办的书展", "街道主办、学校承办的书展", "meaning"),
        ("坚持费用共享、成果共担", "坚持费用共担、成果共享", "meaning"),
        ("发展茶叶、油菜、柑橘产业", "发展柑橘、油菜、茶叶产业", "wording"),
    ],
)
def test_parts_of_two_members_that_change_places_change_the_meaning(said: str, given: str, grade: str) -> None:
    assert severity(said, given) == severity(given, said) == grade
