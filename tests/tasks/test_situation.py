from __future__ import annotations

import pytest

from bot.tasks.situation import bare, described, read


@pytest.mark.parametrize(
    ("need", "needs"),
    [
        ("缺钱、缺设备、找不到市场", ("缺钱", "缺设备", "找不到市场")),
        ("缺资金、设备和人才，怎么办？", ("缺资金", "缺设备", "缺人才")),
        ("银行不肯贷款、没有检测设备", ("银行不肯贷款", "没有检测设备")),
        ("想做数字化、智能化改造", ("想做数字化、智能化改造",)),
        ("想和高校合作", ("想和高校合作",)),
        ("专利被侵权，有什么政策可以用？", ("专利被侵权",)),
        ("想研究没有共识的新方向，没人支持", ("想研究没有共识的新方向，没人支持",)),
        ("缺钱；缺钱", ("缺钱",)),
    ],
)
def test_needs_are_told_apart(need: str, needs: tuple[str, ...]) -> None:
    assert read("中小企业", need).needs == needs


def test_who_asks_may_stand_in_the_need() -> None:
    said = read("", "我们是一家做有色金属的小厂，没有检测设备，怎么办？")
    assert said.needs == ("没有检测设备",)
    assert "小厂" in said.profile
    assert said.actors == ("中小企业",)


def test_a_need_is_never_lost() -> None:
    assert read("", "怎么办？").needs == ("怎么办？",)
    assert len(read("", "、".join(f"缺{n}号材料" for n in range(50)) + "。").needs) >= 1


def test_what_is_wished_for_is_looked_for_bare() -> None:
    assert bare("想做大做强") == "做大做强"
    assert bare("缺钱") == "缺钱"


@pytest.mark.parametrize(
    ("message", "tells"),
    [
        ("我们是一家做有色金属的小厂，缺钱，没有检测设备，怎么办？", True),
        ("我是高校老师，成果转化收益太低，有什么政策支持吗？", True),
        ("作为一家链主企业，我们想组建创新联合体，有哪些措施可以用？", True),
        ("創新積分制怎麼用？", False),
        ("江西如何推动科技创新？", False),
        ("我省应如何进一步抢占科技发展制高点？", False),
        ("马回提出了哪些措施？", False),
        ("我是学生，双融合是什么意思？", False),
    ],
)
def test_a_situation_is_told_from_a_question(message: str, tells: bool) -> None:
    assert described(message) is tells
