"""Columns that white space alone sets apart."""

from __future__ import annotations

import pytest

from bot.documents.aligned import tabbed


def test_the_cells_of_a_table_are_parted_by_tabs() -> None:
    text = "收费：\n　船型　　半日　　全日\n　木船　　十元　　二十元\n　快艇　　30元　　 50元\n完。"
    assert tabbed(text) == "收费：\n船型\t半日\t全日\n木船\t十元\t二十元\n快艇\t30元\t50元\n完。"


@pytest.mark.parametrize(
    "text",
    [
        "　　　　　　某市民政局\n　　　　　　2031年1月1日",  # a signature
        "甲局　　乙局　　丙局\n2031年1月1日",  # one line of several organs
        "船型　　半日　　全日\n木船　　十元\n快艇　　三十元",  # rows of other lengths
        "1　　2　　3\n4　　5　　6\n7　　8　　9",  # nothing names the columns
        "　　第一段的话。\n　　第二段的话。\n　　第三段的话。",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert tabbed(text) == text
