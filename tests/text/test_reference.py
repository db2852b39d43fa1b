from __future__ import annotations

from bot.domain import Essay
from bot.text.reference import completed, reference

ESSAY = Essay("e", "正文。", title="让成果走出实验室", author="王明", column="某栏", edition="智库版")


def test_what_the_source_does_not_say_is_marked_and_can_be_filled_in() -> None:
    made = reference(ESSAY)
    assert made == "王明. 让成果走出实验室[N]. [报纸名不详], [日期不详](智库版)."
    assert completed(made, "某报", " 2025-03-12 ") == "王明. 让成果走出实验室[N]. 某报, 2025-03-12(智库版)."
    assert completed(made, "", "2025-03-12") == "王明. 让成果走出实验室[N]. [报纸名不详], 2025-03-12(智库版)."
    assert completed(made, " ", "") == made


def test_what_the_source_says_is_not_replaced() -> None:
    known = Essay("e", "正文。", title="题", author="王明", column="某栏", source="甲报", published="2024-01-02")
    assert completed(reference(known), "乙报", "2025-03-12") == reference(known) == "王明. 题[N]. 甲报, 2024-01-02."
    notice = Essay("n", "正文。", title="通知")
    assert completed(reference(notice), "乙报", "2025-03-12") == reference(notice)
