from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import CORPUS, HUBEI, NOTICE, READING, RULES, TRADE

from bot.domain import Essay
from bot.text.named import NUMBER, number
from bot.text.persons import simplified

NAMED = CORPUS.named


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("", []),
        ("沈知远和陆思齐来了", ["沈知远", "陆思齐"]),
        ("沈知遠來了", ["沈知远"]),
        ("《沈知远文集》", ["沈知远"]),
        ("青岚市与云泽大学", []),
        ("王建国教授说", ["王建国"]),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    found = NAMED.people(text)
    assert [one.name for one in found] == people
    assert all(simplified(text)[one.start : one.end] == one.name for one in found)


@pytest.mark.parametrize("title", ["王建国市长说", "王建国县长说", "王建国村支书说"])
def test_an_office_behind_a_name_does_not_make_it_a_place(title: str) -> None:
    assert [one.name for one in NAMED.people(title)] == ["王建国"]


@pytest.mark.parametrize(
    ("title", "essay"),
    [
        ("让阅读走进村庄", READING),
        ("夜色里的烟火经济——小摊贩观察", TRADE),
        ("社区花园条例", RULES),
        ("条例", RULES),
        ("2026年湖北省政府工作报告", HUBEI),
        ("湖北省政府工作报告", HUBEI),
        ("2025年湖北省政府工作报告", None),
        ("政府工作报告", None),
        ("办法", None),
    ],
)
def test_a_title_names_one_document_or_none(title: str, essay: Essay | None) -> None:
    assert NAMED.document(title) == essay


def test_document_numbers_are_one_in_any_spelling() -> None:
    spellings = ("青政发〔2026〕8号", "青政发[2026]8号", "青政发（2026）第8号", "青政发〔 2026 〕 08 号")
    found = {number(match) for text in spellings if (match := NUMBER.search(text))}
    assert len(found) == 1
    assert NAMED.numbers == {found.pop(): NOTICE}


def test_a_number_that_a_text_only_cites_is_not_its_own() -> None:
    text = "根据《某通知》（云政发〔2025〕3号）精神，现通知如下。"
    assert type(NAMED)([type(CORPUS.outlines[0])(Essay("cites", text))]).numbers == {}


def test_headings_and_places() -> None:
    assert NAMED.is_heading("补齐场所短板")
    assert NAMED.is_heading("一、补齐场所短板")
    assert not NAMED.is_heading("补齐")
    assert not NAMED.is_heading("")
    of_hubei = NAMED.of_place("湖北")
    assert of_hubei is not None and of_hubei.essay == HUBEI
    assert NAMED.of_place("江苏") is None


@given(st.text("沈知远陆思齐湖北贵州报告条例《》〔2026〕8号青政发，和的", max_size=40))
def test_whatever_is_named_lies_in_the_text_in_order(text: str) -> None:
    for found in (NAMED.people(text), NAMED.documents(text)):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert [one.start for one in found] == sorted(one.start for one in found)
