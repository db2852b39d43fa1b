from __future__ import annotations

from bot.text import counted_names


def test_a_name_that_is_told_behind_a_colon_is_explained() -> None:
    question = "“四向八廊”包括哪些走廊？"
    assert counted_names.unexplained(question, "“四向八廊”综合交通走廊：东向长江走廊，西向川藏走廊。") is None
    assert counted_names.unexplained(question, "“四向八廊”综合交通走廊基本建成。") == "四向八廊"
