from __future__ import annotations

import pytest

from bot.domain import Essay
from bot.text import keys, vocabulary
from bot.text.short_forms import introduced

SHORT = "# 八、简称"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("支持青原经济技术开发区（以下简称经开区）发展。", ("经济技术开发区", "经开区")),
        ("办理货运车辆通行证（以下简称“货通证”）的，", ("货运车辆通行证", "货通证")),
        ("市住房公积金管理中心(简称公积金中心)负责。", ("公积金管理中心", "公积金中心")),
        ("网络餐饮第三方平台（以下简称平台）", None),
        ("《青原市渡口管理办法》（以下简称《办法》）", None),
        ("新建与改建的工程（以下简称项目）", None),
        ("市级行政单位和事业单位（以下简称各单位）", None),
    ],
)
def test_a_text_introduces_short_forms_that_are_made_of_the_full_one(text: str, pair: tuple[str, str] | None) -> None:
    found = introduced([Essay("e", text)])
    assert found == ({pair[0]: frozenset({pair[1]}), pair[1]: frozenset({pair[0]})} if pair else {})


def test_a_short_form_and_its_full_form_are_found_by_each_other() -> None:
    short, full = keys.tokens("提高低保标准"), keys.tokens("提高最低生活保障标准")
    assert "最低生活保障" in short and "最低生活保障" in full


def test_each_short_form_of_the_list_states_where_its_full_form_is_from() -> None:
    lines = (vocabulary.DATA / "terms.txt").read_text(encoding="utf-8").split(SHORT, 1)[1].splitlines()[1:]
    stated = ""
    for line in filter(None, lines):
        words, _, source = line.partition("#")
        assert len(words.strip().split("\t")) == 2, line
        stated = source or stated
        assert source or "同" in stated, line  # a run of organs shares one source
