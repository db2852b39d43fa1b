"""Which texts a question names by the words before their kind."""

from __future__ import annotations

from bot.ask.naming import by_number, strange
from bot.domain import Essay


def test_of_several_rules_none_is_meant_by_what_no_title_says() -> None:
    trees = Essay("树", "第一条　物业服务人养护小区的树木。", title="云川市树木保护条例")
    water = Essay("水", "第一条　节约用水，违反的，处罚款。", title="白河市节约用水条例")
    assert strange("物业管理条例第三条", [trees, water], [trees, water])
    assert not strange("树木保护条例第三条", [trees, water], [trees, water])
    assert not strange("违反条例第三条怎么罚", [trees, water], [trees, water])


def test_a_document_is_called_by_the_last_of_its_number_where_no_other_ends_so() -> None:
    texts = [
        Essay(name, f"{name}\n\n{number}\n\n各有关单位：\n\n现将有关事项通知如下。", title=name)
        for name, number in [
            ("甲的通知", "青人发〔2021〕53号"),
            ("乙的通知", "青人发〔2022〕7号"),
            ("丙的通知", "白人发〔2023〕7号"),
        ]
    ]
    assert by_number("53号文里怎么说", texts) == (texts[0],)
    assert not by_number("7号文里怎么说", texts)  # of two neither is meant
    assert not by_number("53号文明公约", texts) and not by_number("3号文里怎么说", texts)
