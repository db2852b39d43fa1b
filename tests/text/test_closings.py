"""The closing of an official document is no part of its last section or article."""

from __future__ import annotations

import pytest

from bot.text.closings import begins, is_imprint

BODY = "某办法\n\n第一条　为了规范管理，制定本办法。\n第二条　本办法自2025年8月1日起施行。\n"


def closing(text: str) -> str:
    return text[begins(text, len(text)) :]


@pytest.mark.parametrize(
    "end",
    [
        "\n青原市公安局\n2025年7月16日\n",
        "\n青原市公安局　青原市教育局\n二〇二五年七月十六日\n（此件公开发布）\n",
        "\n青原市教育局\n青原市财政局\n2025年7月16日\n\n抄送：市委办公室。\n青原市教育局办公室　2025年7月17日印发\n",
        "\n附件：1.名单\n　　　2.申报表\n\n青原市财政局\n2025年7月16日\n",
        "\n特此通知。\n\n青原市财政局\n2025年7月16日\n",
        "\n抄送：各区财政局。\n",
        "\n王明\n2025年7月16日\n",
        " 青原市公安局 青原市教育局 2025年7月16日",
    ],
)
def test_what_signs_dates_and_sends_a_document_closes_it(end: str) -> None:
    assert closing(BODY + end).strip() == end.strip()


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "\n市公安局\n",  # signs nothing without a date
        "一、检查时间\n2025年9月1日至20日。\n二、工作要求\n1.报送总结\n2.报送台账\n",
        "2025年7月16日\n",
        "",
    ],
)
def test_a_text_without_one_ends_where_it_ends(text: str) -> None:
    assert begins(text, len(text)) == len(text)


def test_above_annexes_it_is_the_text_s_own() -> None:
    text = BODY + "\n青原市公安局\n2025年7月16日\n\n附件1\n名单\n王明\n2025年7月16日\n"
    annex = text.index("附件1")
    assert text[begins(text, annex) : annex].strip() == "青原市公安局\n2025年7月16日"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("抄送：市委办公室。", True),
        ("市局办公室　2025年7月17日印发", True),
        ("第三条　本办法自印发之日起施行。", False),
    ],
)
def test_the_foot_of_the_last_page(line: str, told: bool) -> None:
    assert is_imprint(line) is told
