from __future__ import annotations

import pytest

from bot.domain import Essay
from bot.text.dates import dates
from bot.text.record import day, known
from bot.text.versions import base, superseded


def paper(key: str, title: str, number: str, text: str) -> Essay:
    return Essay(key, f"{title}\n{number}\n{text}", title=title)


OLD = paper("旧", "云川市人才办法", "云府发〔2022〕11号", "第一条 补贴二十万元。\n第二条 本办法自2022年5月1日起施行。")
LATER = paper(
    "新",
    "云川市人才办法（2025年修订）",
    "云府发〔2025〕3号",
    "第一条 补贴三十万元。\n第二条 本办法自2025年6月1日起施行。",
)
REPEALS = "第二条 本办法自2025年6月1日起施行，《云川市人才办法》（云府发〔2022〕11号）同时废止。"


def test_a_later_version_of_the_same_name_is_the_newer() -> None:
    (found,) = superseded([OLD, LATER]).items()
    assert (found[0], found[1].essay, found[1].clause) == ("旧", LATER, None)


def test_what_a_repeal_is_grounded_on_is_not_repealed() -> None:
    said = "按照《云川市人才办法》（云府发〔2022〕11号）要求，云府发〔2015〕1号文件同时废止。"
    newer = paper("新", "云川市关于废止部分文件的决定", "云府发〔2025〕3号", said)
    old = paper("老", "云川市津贴规定", "云府发〔2015〕1号", "第一条 津贴五万元。")
    assert set(superseded([newer, OLD, old])) == {"老"}


def test_only_a_text_that_says_so_repeals() -> None:
    newer = paper("新", "云川市人才办法（2025年修订）", "云府发〔2025〕3号", REPEALS)
    clause = superseded([newer, OLD])["旧"].clause
    assert clause is not None and clause.text == REPEALS
    other = paper("另", "云川市人才办法", "云府发〔2019〕2号", "第一条 补贴五万元。")
    assert set(superseded([newer, other])) == set(), "another number is another document"


@pytest.mark.parametrize(
    "others",
    [
        [paper("丙", "关于做好春运工作的通知", "云府发〔2024〕1号", "2024年1月2日"), paper("丁", "关于做好春运工作的通知", "云府发〔2025〕1号", "2025年1月2日")],
        [paper("丙", "创新券管理办法", "甲府发〔2024〕1号", "本办法自2024年1月2日起施行。"), paper("丁", "创新券管理办法", "乙府发〔2025〕1号", "本办法自2025年1月2日起施行。")],
        [OLD],
    ],
)  # fmt: skip
def test_the_same_name_alone_makes_no_version(others: list[Essay]) -> None:
    assert not superseded(others)


def test_the_name_of_all_versions() -> None:
    assert base(OLD) == base(LATER) == "云川市人才办法"
    assert base(Essay("e", "文", title="创新型城市建设条例")) == "创新型城市建设条例"


def test_dates_are_read_in_any_script() -> None:
    assert dates("二〇二五年七月十五日印发，2024-03-05发布，2023年4月；12.5%") == [
        (2025, 7, 15),
        (2024, 3, 5),
        (2023, 4, 0),
    ]
    assert day(OLD) is not None and day(OLD)[0] == (2022, 5, 1)  # type: ignore[index]
    assert [one.text for one in known(OLD, "number")] == ["云府发〔2022〕11号"]
