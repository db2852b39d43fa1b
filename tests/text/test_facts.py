from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import facts, roles

# Pieces of sentences that the patterns look for, and some that they do not.
PIECES = "企业 高校 不得 不断 没有 必须 可以 全部 国家级 省级 22个 从规模 向质效 转型 牵头 支持 开放 经费 创新 ， 。 “ ” 的".split()
SENTENCE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def test_quoted_words_are_found_in_every_style_of_mark() -> None:
    assert facts.quoted("探索“四库系统”") == ["四库系统"]
    assert facts.quoted('「甲」和『乙丙』、"ＡＩ"') == ["甲", "乙丙", "ai"]
    assert facts.quoted("") == facts.quoted("“”") == facts.quoted("没有引号") == []


def test_bare_text_has_neither_marks_nor_white_space() -> None:
    assert facts.bare("《推動 创新》“Ａ”\n‘b’\u3000。") == "推动创新ab。"
    assert facts.bare("") == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("邓超教授认为，应当推广。", ["邓超"]),
        ("据马回研究员在文中指出，应当推广。", ["马回"]),
        ("邓超：应当推广。", ["邓超"]),
        ("刘忠林认为应当推广。邹慧则主张缓行。", ["刘忠林", "邹慧"]),
        ("企业认为，应当推广。", []),
        ("方案提出，应当推广。", []),
        ("", []),
    ],
)
def test_speakers_are_those_who_are_said_to_speak(text: str, names: list[str]) -> None:
    assert facts.speakers(text) == names


@pytest.mark.xfail(strict=True, reason="folding makes ， and ； to , and ; which the patterns do not name")
def test_a_comma_ends_a_clause_after_folding_as_well() -> None:
    assert facts.speakers("会上，邓超教授认为，应当推广。") == ["邓超"]


@pytest.mark.xfail(strict=True, reason="folding makes ， and ； to , and ; which the patterns do not name")
def test_a_change_ends_at_a_comma() -> None:
    assert roles.reversed_roles("从质效优先向规模扩张，并推进。", "从规模扩张向质效优先，并推进。")


@pytest.mark.xfail(strict=True, reason="of two speakers joined by 和 neither is found")
def test_two_speakers_of_one_verb_are_found() -> None:
    assert facts.speakers("刘忠林和邹慧认为，应当推广。") == ["刘忠林", "邹慧"]


@pytest.mark.xfail(strict=True, reason="a name that stands as an example is told twice where it also speaks")
def test_a_speaker_is_named_once() -> None:
    assert facts.speakers("张三认为，应当推广。") == ["张三"]


def test_a_question_is_no_statement() -> None:
    assert facts.asks("应怎样发力？”", "")
    assert facts.asks("有哪些措施", "措施是推广")
    assert not facts.asks("说明有哪些措施", "应说明有哪些措施。")
    assert not facts.asks("推广创新积分制。", "")
    assert not facts.asks("", "")


def test_actors_are_the_longest_names_each_once_in_order() -> None:
    assert roles.actors("支持中小企业联合高校，高校再支持中小企业") == ["中小企业", "高校"]
    assert roles.actors("") == []


def test_bodies_schemes_titles_plans_and_places_are_named() -> None:
    found = set(facts.named("江西在“十五五”期间依据《创新条例》实施重大专项，由中国科学院牵头"))
    assert {"江西", "十五五", "创新条例", "重大专项", "中国科学院"} <= found
    assert not list(facts.named("推动成果转化"))


@pytest.mark.parametrize(
    ("claim", "source", "word"),
    [
        ("支持全部企业", "支持企业", "全部"),
        ("支持所有企业", "支持全体企业", None),
        ("支持企业", "支持全部企业", None),
        ("建设国家级平台", "建设省级平台", "国家级"),
        ("必须加大投入", "加大投入", "必须"),
        ("必须加大投入", "要加大投入", None),
        ("可以联合高校", "鼓励联合高校", None),
        ("已经建成平台", "建设平台", "已经"),
        ("", "", None),
    ],
)
def test_a_claim_says_more_by_one_word(claim: str, source: str, word: str | None) -> None:
    assert facts.stronger(claim, source) == word


def test_what_follows_a_word_that_denies_stands_under_it() -> None:
    assert facts.signed("创新") == {"创新": frozenset({True})}
    assert facts.signed("避免浪费，增加经费") == {
        "浪费": frozenset({False}),
        "增加": frozenset({True}),
        "加经": frozenset({True}),
        "经费": frozenset({True}),
    }
    assert facts.signed("问题得到避免", both_before=True)["问题"] == frozenset({True, False})
    assert facts.signed("不断创新")["创新"] == frozenset({True}), "不断 denies nothing"
    assert facts.signed("") == {}


def test_a_claim_turns_its_source_either_way() -> None:
    assert facts.turned("允许跨区申报项目", "不得跨区申报项目")
    assert facts.turned("不得跨区申报项目", "允许跨区申报项目")
    assert not facts.turned("允许跨区申报项目", "可跨区申报项目")


@pytest.mark.parametrize(
    ("text", "denied"),
    [("不得申报", True), ("没有抵押物", True), ("不断创新", False), ("无论如何都要创新", False), ("", False)],
)
def test_a_denial_is_told_from_words_that_only_look_like_one(text: str, denied: bool) -> None:
    assert facts.denies(text) is denied


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("企业向高校开放", "高校向企业开放"),
        ("高校牵头组建联合体", "企业牵头组建联合体"),
        ("从质效优先向规模扩张转型", "从规模扩张向质效优先转型"),
    ],
)
def test_exchanged_roles_are_seen(claim: str, source: str) -> None:
    assert roles.reversed_roles(claim, source)
    assert not roles.reversed_roles(source, source)


@given(SENTENCE)
def test_a_sentence_neither_exceeds_nor_turns_nor_reverses_itself(text: str) -> None:
    assert facts.stronger(text, text) is None
    assert not facts.turned(text, text)
    assert not roles.reversed_roles(text, text)
