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
        ("中试", "所谓中试,是产品正式投产前的试验。", True),
        ("中试", "所谓中试是否必要,看法不一。", False),
        ("中试", "中试即中间试验。", False),  # no comma: 即 may be 即刻, 即时
        ("中试", "“中试”,即中间试验。".replace("“", '"').replace("”", '"'), True),
        ("中试", "某省中间试验(以下简称中试)须经备案。", True),
        ("中试", "中试是否收费由平台决定。", False),
        ("中试", "要推进中试是管根本的工作。", False),  # it is no subject
        ("中试", "以中试为特色。", False),
        ("新三样", '新能源汽车、光伏产品、锂电池"新三样"出口增长。', True),
        ("四库", '建设专家库、项目库"四库"。', False),
        ("两山", '示范区23个、"两山"基地13个。', False),
        ("一通三不停", '做到道路"一通三不停"(确保主干道畅通,保障公交不停、供水不停、供电不停)。', True),
        ("河长制", '落实"河长制"要求:每条河都有一名干部负责。', True),
        ("河长制", '落实"河长制"(以下简称新制)。', False),
        ("河长制", '推行"河长制"名录,压实责任。', False),
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


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("轻骑兵", "推行“轻骑兵”名单，减少检查。"),
        ("一断两通", "按照“一断两通”总体要求，坚持宣传、检查、登记并举。"),
        ("中试", "设立省级中试平台资金，建设一批熟化平台。"),
        ("指挥", "成立疫情指挥部，统一调度。"),
    ],
)
def test_a_term_that_is_only_used_is_not_called_defined(term: str, text: str) -> None:
    assert not meaning(term, [Outline(Essay("e", text))]).defined


def test_what_counts_is_told_by_as_many_things() -> None:
    assert meaning("五张网", [Outline(Essay("e", "织密“五张网”，建好水网、电网、路网、气网、信息网。"))]).defined
    assert not meaning("五张网", [Outline(Essay("e", "织密“五张网”，推进水网、电网建设。"))]).defined


def test_the_text_that_explains_is_quoted_though_another_comes_first() -> None:
    essays = [Essay("a", "推行“河长制”名录，压实责任。"), Essay("b", "所称河长制，是指每条河由一名干部负责的制度。")]
    found = meaning("河长制", [Outline(one) for one in essays])
    assert found.defined and found.sentences[0][0].essay.essay_id == "b"


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("新质生产力", "——新质生产力加快发展。工业产值突破八千亿元。"),
        ("密切接触者", "3.做好密切接触者管理。发动网格员排查。"),
        ("小微企业", "保中小微企业就是保就业。"),
        ("三北", "发放“三北”工程、高标准农田建设、以工代赈劳务报酬。"),
    ],
)
def test_a_mere_use_is_no_explanation(term: str, text: str) -> None:
    assert not meaning(term, [Outline(Essay("e", text))]).defined


@pytest.mark.parametrize(
    ("term", "text", "explained"),
    [
        ("货通证", "支持使用跨省货物运输通行证（简称“货通证”）。", True),
        ("一卡通用", "1.推广一卡通用。全市公交、地铁、轮渡都可以刷卡。", False),
    ],
)
def test_only_the_form_of_a_definition_is_called_one(term: str, text: str, explained: bool) -> None:
    found = meaning(term, [Outline(Essay("e", text))])
    assert found.defined and found.explained is explained


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("全县设邻里食堂①二十处。\n①指由社区开办的场所。", "defines"),
        ("全县设“邻里食堂”〔1〕二十处。\n〔1〕是指由社区开办的场所。", "defines"),
        ("全县设邻里食堂二十处。\n指由社区开办的场所。", "noted"),
        ("全县设邻里食堂、共享菜园①二十处。\n①指可以租种的地块。", "uses"),  # another term has the mark
        ("全县设邻里食堂二十处。\n指由社区开办的场所。\n指每处的首次补助。", "uses"),  # of which word is each?
        ("全县设邻里食堂二十处。\n指导员由街道聘请。", "uses"),
        ("全县设邻里食堂二十处。\n即将开工。", "uses"),
    ],
)
def test_a_note_on_a_term_is_found_behind_its_paragraph(text: str, form: str) -> None:
    essay = Essay("e", text)
    found = meaning("邻里食堂", [Outline(essay)])
    assert found.form == form
    if form != "uses":
        assert "由社区开办" in essay.text[slice(found.sentences[-1][1].start, found.sentences[-1][1].end)]


def test_what_is_set_up_by_a_name_is_told_in_the_point() -> None:
    essay = Essay(
        "e", "要抓三件事。\n一是构建“一张网”的调度机制。依托县里的平台，统一派单。\n二是推行“轻骑兵”名单，减少检查。"
    )
    assert meaning("一张网", [Outline(essay)]).form == "named"
    assert not meaning("轻骑兵", [Outline(essay)]).defined
