"""Numbers of documents and words of titles as people say them."""

from __future__ import annotations

import pytest

from bot.ask import spelled
from bot.domain import Essay

ESSAYS = (
    Essay("a", "松原川市人民政府通知\n松政发〔2024〕11号\n正文。", "关于供水的通知"),
    Essay("b", "松原川市人民政府通知\n松政发〔2025〕11号\n正文。", "关于供热的通知"),
    Essay("c", "松原川市水务局通知\n松水函〔2025〕7号\n正文。", "松原川市公共停车泊位管理办法"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("松水函7号说了什么", "松水函〔2025〕7号说了什么"),
        ("松政发2025 11号第三条", "松政发〔2025〕11号第三条"),
        ("松政发2024年11号", "松政发〔2024〕11号"),
        ("松政发11号", "松政发11号"),  # of two years
        ("松水函8号", "松水函8号"),
        ("7号楼的停车费", "7号楼的停车费"),
    ],
)
def test_a_number_is_told_whole_where_one_document_bears_it(said: str, meant: str) -> None:
    assert spelled.numbers(said, ESSAYS) == meant


def test_a_word_with_characters_left_out_is_told_whole_before_a_kind() -> None:
    called = ["松原川市节约用水条例", "松原川市公共停车泊位管理办法"]
    assert spelled.titles("节水条例第三条", called) == "节约用水条例第三条"
    assert spelled.titles("怎么节水", called) == "怎么节水"
    assert spelled.titles("节水条例", ["节约用水条例", "节流蓄水条例"]) == "节水条例"
    # Of a term of the dictionary, too.
    assert spelled.titles("公租房管理办法第三条", ["公共租赁住房管理办法"]) == "公共租赁住房管理办法第三条"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("24年预算多少", "2024年预算多少"),
        ("县图书馆24年的三公经费", "县图书馆2024年的三公经费"),
        ("23年、24年哪年高", "2023年、2024年哪年高"),
        ("交满24年能领多少", "交满24年能领多少"),
        ("工作24年能拿多少", "工作24年能拿多少"),
        ("24年以上工龄怎么算", "24年以上工龄怎么算"),
        ("19年的报告", "19年的报告"),  # no text has that year
        ("2024年的预算", "2024年的预算"),
    ],
)
def test_a_year_by_its_last_digits_is_one_that_a_text_has(question: str, meant: str) -> None:
    texts = [Essay("a", "2024年收入10亿元，比2023年多1亿元。")]
    assert spelled.years(question, texts) == meant


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("技改补助什么时候申报", "技术改造补助什么时候申报"),
        ("防雹网怎么补", "防雹网怎么补"),  # the title has it so
        ("技助怎么领", "技助怎么领"),
        ("农险怎么赔", "农险怎么赔"),
        ("电动车怎么上牌", "电动自行车怎么上牌"),
        ("科普怎么做", "科普怎么做"),  # no title has a longer form of it
    ],
)
def test_a_word_that_no_text_has_is_spelled_as_a_title_does(question: str, full: str) -> None:
    called = [
        "企业技术改造补助申报指南",
        "果园防雹网补助申报指南",
        "电动自行车管理条例",
        "关于做好农村危险房屋改造的通知",
    ]
    assert spelled.unheard(question, called, lambda word: any(word in title for title in called)) == full


@pytest.mark.parametrize(
    ("question", "parted"),
    [
        ("安徽福建贵州各改造多少公里", "安徽、福建、贵州各改造多少公里"),
        ("安徽省福建省各改造多少公里", "安徽省、福建省各改造多少公里"),
        ("安徽 福建 补贴一样吗", "安徽、福建 补贴一样吗"),
        ("安徽和福建谁多", "安徽和福建谁多"),
        ("安徽合肥的补贴", "安徽合肥的补贴"),  # 合肥 lies in 安徽
        ("安徽河南各有几个", "安徽河南各有几个"),  # no text is of 河南
    ],
)
def test_places_one_behind_the_other_stand_side_by_side(question: str, parted: str) -> None:
    titles = ("2026年安徽省政府工作报告", "2026年福建省政府工作报告", "2026年贵州省政府工作报告", "合肥市补贴办法")
    assert spelled.side_by_side(question, [Essay(title, "正文。", title) for title in titles]) == parted
