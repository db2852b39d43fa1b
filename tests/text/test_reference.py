from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("essay", "made"),
    [
        (
            Essay("e", "某市人民政府办公室\n2025年7月15日", title="某市中试方案", facts=(("number", "某政办发〔2025〕14号"),)),
            "某市人民政府办公室. 某市中试方案: 某政办发〔2025〕14号[Z]. 2025-07-15.",
        ),
        (
            Essay("e", "关于中试的通知\n某政办发〔2025〕14号\n各区人民政府：\n办好。\n某市科技局\n某市财政局\n二〇二五年七月五日", title="关于中试的通知"),
            "某市科技局, 某市财政局. 关于中试的通知: 某政办发〔2025〕14号[Z]. 2025-07-05.",
        ),
        (Essay("e", "正文。", title="某市政府工作报告", author="某某"), "某某. 某市政府工作报告[R]."),
        (
            Essay("e", "正文。", title="巡护办法", facts=(("organ", "某林业局"), ("dated", "2025年6月11日"), ("index_number", "01/2025"))),
            "某林业局. 巡护办法[EB/OL]. (2025-06-11).",
        ),
        (Essay("e", "第四条　本条例自2019年11月1日起施行。", title="供热条例"), "供热条例[Z]."),
    ],
)  # fmt: skip
def test_a_reference_tells_what_kind_of_document_it_is(essay: Essay, made: str) -> None:
    assert reference(essay) == made
