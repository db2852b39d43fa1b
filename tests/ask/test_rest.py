"""The other parts are asked for beside one that is left out."""

from __future__ import annotations

import pytest

from bot.app import Bot


@pytest.mark.parametrize(
    "question",
    [
        "马回的文章，成果转化那块不要，别的几块说说",
        "马回的文章除了成果转化，其余几个部分是什么",
        "成果转化不用讲了，马回剩下的部分呢",
    ],
)
def test_all_parts_but_one(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    headings = [item.text.strip("“”") for block in answer.blocks for item in block.items if item.heading]
    assert headings == [
        "优化结构布局，筑牢创新发展根基",
        "构建多元格局，壮大研发投入规模",
        "深化机制改革，提升资源配置效率",
    ]
    assert "除“聚焦成果转化，打通价值实现通道”外" in answer.text


def test_within_a_section_its_own_points(bot: Bot) -> None:
    answer = bot.ask("刘忠林企业部分，专精特新不用讲，其余的呢")
    assert "“强化企业创新主体地位 夯实双向赋能微观基础”一节中，除“培育" in answer.text
    assert {one.section for one in answer.citations} == {"强化企业创新主体地位 夯实双向赋能微观基础"}
    assert not any("梯度培育体系" in one.quote for one in answer.citations)


@pytest.mark.parametrize(
    "question", ["其他专家怎么看成果转化？", "除了贷款，还有哪些支持企业的办法？", "马回其他的主张"]
)
def test_who_leaves_no_part_out_is_answered_otherwise(bot: Bot, question: str) -> None:
    assert "其余部分如下" not in bot.ask(question).text
