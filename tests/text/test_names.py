from __future__ import annotations

import pytest

from bot.domain import Essay
from bot.text import vocabulary
from bot.text.names import of_essay, persons, places, years
from bot.text.places import tells_of


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("湖北省怎么做成果转化？", {"湖北"}),
        ("漳州市和江西省的政策", {"漳州", "江西"}),
        ("各市、社区和开发区有什么要求？", set()),
        ("高新区和示范区怎么建？", set()),
        ("创新积分制怎么用？", set()),
        ("萍乡市芦溪县和昆山的做法", {"萍乡", "芦溪", "昆山"}),
        ("吉林长春市、内蒙古自治区和乾县", {"吉林", "长春", "内蒙古", "乾县"}),
        ("北京大学和江西省委", {"北京", "江西"}),
        ("和平区与合作市", {"和平区", "合作市"}),
        ("和平与合作是朝阳产业的资源", set()),
        ("黄河南岸、浙江西部、上海南站", {"浙江", "上海"}),
        ("长治久安、三明治和大理石", set()),
        ("各市和县、全市中小企业", set()),
        ("美国和欧盟", {"美国", "欧盟"}),
        ("上海市金山区山阳镇", {"上海", "金山区"}),
        ("江西乡村振兴和深圳路径", {"江西", "深圳"}),
        ("新疆昌吉州与通道县", {"新疆", "昌吉", "通道县"}),
    ],
)
def test_places(question: str, named: set[str]) -> None:
    assert places(question) == named


def test_every_division_is_known_by_its_name() -> None:
    table = vocabulary.divisions("places.tsv")
    assert len(table) > 3000
    assert [name for _, name, short in table if (short or name) not in places(f"{name}的企业研发补贴怎么申请？")] == []


def test_a_text_tells_of_a_place_only_where_it_names_it() -> None:
    assert tells_of("海南省的文昌、定安和屯昌", "定安")
    assert not tells_of("维护社会稳定安全", "定安")
    assert not tells_of("黄河南岸", "河南")


def test_years_are_not_plans() -> None:
    assert years("2027年的目标和2026年的进展") == {"2027", "2026"}
    assert years("“2030启航计划”怎么做？") == frozenset()


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("王明教授怎么看双融合？", ["王明"]),
        ("请问钟南山怎么看成果转化？", ["钟南山"]),
        ("张伟在文章里说了什么？", ["张伟"]),
        ("江西怎么看待未来产业？", []),
        ("高校如何提高创新能力？", []),
        ("方案提出了什么？", []),
        ("金融怎么支持科技企业？", []),
        ("学者给的主张", []),
        ("博士们说了什么", []),
        ("负责人对水价怎么说", []),
        ("教授黎可心怎么看水价？", ["黎可心"]),
        ("周副局长怎么看水价？", ["周副局长"]),
    ],
)
def test_persons(question: str, named: list[str]) -> None:
    assert persons(question) == named


def test_a_report_is_of_the_place_that_it_names_most() -> None:
    text = "全省经济增长。" + "昆明建成地铁。" * 12 + "云南的经济增长。" * 20 + "四川的游客来到云南。" * 3
    assert of_essay(Essay("a", text, title="2026年政府工作报告")) == {"云南"}
    assert of_essay(Essay("a", text, title="关于养老的思考")) == frozenset()
    assert of_essay(Essay("a", text + "四川。" * 20, title="2026年政府工作报告")) == frozenset()
    assert of_essay(Essay("a", text, title="2026年四川省政府工作报告")) == {"四川"}
