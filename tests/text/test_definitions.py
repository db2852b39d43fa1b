from __future__ import annotations

import pytest

from bot.domain import Essay
from bot.text.definitions import explains, meaning
from bot.text.outline import Outline


@pytest.mark.parametrize(
    ("term", "sentence", "told"),
    [
        ("中试", "中试是指产品正式投产前的试验。", True),
        ("中试", "本条例所称中试,是指产品正式投产前的试验。", True),
        ("中试", "中试即中间试验。", False),  # no comma: 即 may be 即刻, 即时
        ("中试", "“中试”,即中间试验。".replace("“", '"').replace("”", '"'), True),
        ("中试", "某省中间试验(以下简称中试)须经备案。", True),
        ("中试", "中试是否收费由平台决定。", False),
        ("中试", "要推进中试是管根本的工作。", False),  # it is no subject
        ("中试", "以中试为特色。", False),
        ("新三样", '新能源汽车、光伏产品、锂电池"新三样"出口增长。', True),
        ("四库", '建设专家库、项目库"四库"。', False),
        ("两山", '示范区23个、"两山"基地13个。', False),
    ],
)
def test_what_says_in_so_many_words_what_a_term_is(term: str, sentence: str, told: bool) -> None:
    assert explains(term, sentence) is told


def test_a_sentence_that_explains_is_preferred_to_one_that_introduces() -> None:
    essay = Essay("e", "建立中试平台，推动转化。\n中试平台是指用于中间试验的场所。")
    found = meaning("中试平台", [Outline(essay)])
    assert found.form == "explains"
    assert essay.text[found.sentences[0][1].start :].startswith("中试平台是指")


def test_a_preposition_is_no_copula() -> None:
    essay = Essay("e", "以院士科技成果转化为特色融入全省。")
    assert meaning("科技成果转化", [Outline(essay)]).form == "uses"


def test_a_plan_by_its_number_counts_nothing() -> None:
    essay = Essay("e", "“十五五”规划提出改革、开放、创新。")
    assert not meaning("十五五", [Outline(essay)]).defined
