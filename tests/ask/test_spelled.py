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
