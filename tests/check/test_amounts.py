from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shelf import essay

from bot.check.amounts import valued
from bot.check.check import check
from bot.check.locate import Corpus
from bot.text.numbers import by_value
from bot.text.words import fold

NO_STOPS = str.maketrans("", "", ",。")

GRANTS = Corpus(
    [
        essay(
            "青岚市渔村民宿补助办法",
            "青岚市渔村民宿补助办法\n"
            "第一条 对改造旧屋的渔户，每户补助三万六千元。\n"
            "第二条 公共厕所的数量不少于客房数的百分之四。\n"
            "第三条 贷款贴息按照利息的六成补给，期限为两年。\n"
            "第四条 修缮方案应当经三分之二以上的邻居同意。\n"
            "第五条 到2027年底，建成民宿一百二十家，客房入住率达到百分之四十至五十，总投资1.5亿元。",
        )
    ]
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("两万八千元", "28000元", "28,000元", "2.8万元", "2万8千元", "二万八千元", "贰万捌仟元"),
        ("一亿三千万", "1.3亿", "1亿3000万", "13000万"),
        ("两万五", "25000", "2万5", "2.5万"),
        ("六万六千亿", "6.6万亿", "66000亿"),
        ("百分之八", "8%", "百分之8", "8.0%"),
        ("四成", "40%", "百分之四十", "4成"),
        ("三分之二以上", "2/3以上"),
        ("千分之五", "5‰", "千分之5"),
        ("二〇二六年", "2026年", "二○二六年"),
        ("百分之二十至三十", "20%至30%", "20%-30%", "20-30%", "20～30%"),
        ("一点五倍", "1.5倍", "1.50倍"),
    ],
)
def test_one_amount_has_one_spelling(spellings: tuple[str, ...]) -> None:
    assert len({valued(text) for text in spellings}) == 1, [valued(text) for text in spellings]


@pytest.mark.parametrize(
    ("one", "other"),
    [("28000元", "2800元"), ("两万八千", "两万八百"), ("8%", "8个百分点"), ("四成", "四成立"), ("百分之八", "千分之八"), ("1/3", "2/3"), ("20%至30%", "20至30家"), ("陆", "六"), ("一批", "1批")],
)  # fmt: skip
def test_another_amount_has_another(one: str, other: str) -> None:
    assert valued(one) != valued(other)


@given(st.text("0123456789.,/%‰零〇一二两三四五六七八九十百千万亿点分之成壹贰拾至—-○", max_size=24))
def test_any_numerals_are_read_without_fault_and_once(text: str) -> None:
    assert valued(text) == valued(text)
    assert by_value(by_value("两万八千元")) == "28000元"


@pytest.mark.parametrize(
    "quoted",
    [
        "对改造旧屋的渔户，每户补助36000元",
        "对改造旧屋的渔户，每户补助3.6万元。",
        "对改造旧屋的渔户，每户补助叁万陆仟元",
        "公共厕所的数量不少于客房数的4%",
        "公共厕所的数量不少于客房数的４％。",
        "贷款贴息按照利息的60%补给，期限为2年",
        "修缮方案应当经2/3以上的邻居同意",
        "到二〇二七年底，建成民宿120家，客房入住率达到40%至50%，总投资15000万元",
        "建成民宿120家，客房入住率达到40%—50%",
        "120家，客房入住率达到百分之四十至五十",
        "客房入住率达到40%至50%，总投资15000万元",
    ],
)
def test_a_number_that_is_spelled_otherwise_is_no_other_number(quoted: str) -> None:
    (found,) = check(f"办法规定，“{quoted}”。", GRANTS).findings
    assert (found.verdict, found.severity) == ("altered", "typographic"), found.message
    said, given = (valued(fold(text)).translate(NO_STOPS) for text in (found.quote, found.source_quote or ""))
    assert said == given


@pytest.mark.parametrize(
    "quoted",
    [
        "对改造旧屋的渔户，每户补助3600元",
        "公共厕所的数量不少于客房数的14%",
        "公共厕所的数量不少于客房数的5%",
        "公共厕所的数量不少于客房数的4个百分点",
        "贷款贴息按照利息的50%补给，期限为2年",
        "贷款贴息按照利息的60%补给，期限为3年",
        "修缮方案应当经1/3以上的邻居同意",
        "到2027年底，建成民宿一百二十家，客房入住率达到40%至55%",
    ],
)
def test_another_number_changes_the_meaning(quoted: str) -> None:
    (found,) = check(f"办法规定，“{quoted}”。", GRANTS).findings
    assert (found.verdict, found.severity) == ("altered", "meaning"), found.message


def test_the_whole_number_is_told() -> None:
    (found,) = check("办法规定，“公共厕所的数量不少于客房数的8%”。", GRANTS).findings
    assert "“百分之四”写成了“8%”" in found.message
