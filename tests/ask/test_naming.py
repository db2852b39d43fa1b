"""Which texts a question names by the words before their kind."""

from __future__ import annotations

from bot.ask.naming import strange
from bot.domain import Essay


def test_of_several_rules_none_is_meant_by_what_no_title_says() -> None:
    trees = Essay("树", "第一条　物业服务人养护小区的树木。", title="云川市树木保护条例")
    water = Essay("水", "第一条　节约用水，违反的，处罚款。", title="白河市节约用水条例")
    assert strange("物业管理条例第三条", [trees, water], [trees, water])
    assert not strange("树木保护条例第三条", [trees, water], [trees, water])
    assert not strange("违反条例第三条怎么罚", [trees, water], [trees, water])
