"""Taking over the original's words: what is put in is checked again, and is then clean."""

from __future__ import annotations

import pytest

from bot.check.adopt import adopted, corrected
from bot.check.check import Finding, check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.faces import labels
from bot.settings import shipped

CORPUS = Corpus(load([shipped("corpus")])[0])
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


def only(draft: str) -> Finding:
    (finding,) = check(draft, CORPUS).findings
    return finding


def mended(draft: str) -> str:
    """The draft with the original's words in the place of its one finding."""
    finding = only(draft)
    words = adopted(draft, finding)
    assert words is not None
    return draft[: finding.start] + words + draft[finding.end :]


@pytest.mark.parametrize(
    ("draft", "right"),
    [
        (f"马回说：“{TRUE.replace('推广', '取消')}”。", f"马回说：“{TRUE}”。"),
        (f"马回说：“{TRUE.replace('、', '；')}”。", f"马回说：“{TRUE}”。"),
        ("马回说：“推广创新积分制度改革……政策奖补挂钩”。", "马回说：“推广创新积分制改革……政策奖补挂钩”。"),
        (
            f"马回说：“{TRUE.replace('推广', '取消').replace('，', '，⏎')}”。".replace("⏎", "\n"),
            f"马回说：“{TRUE}”。".replace("，", "，\n"),
        ),
        ("马回说：“支持科研人员开展共识探索”。", "马回说：“支持科研人员开展‘非共识’探索”。"),
        ("馬回說：「推廣創新積分制變革」。", "馬回說：「推广创新积分制改革」。"),
        (f"马回说，{TRUE}。", f"马回说，“{TRUE}”。"),
        (f"我们要{TRUE}。", f"我们要“{TRUE}”。"),
        (f"我们{TRUE.replace('推广', '取消')}。", f"“{TRUE}”。"),  # what turns the sense has to go
    ],
)
def test_the_right_words_stand_in_the_draft_and_are_clean(draft: str, right: str) -> None:
    given = mended(draft)
    assert given == right
    finding = only(given)
    assert finding.verdict == "verbatim" and finding.marked and labels.clean(finding)
    assert adopted(given, finding) is None, "nothing is left to take over"


@pytest.mark.parametrize(
    "draft",
    [
        f"马回说：“{TRUE}”。",
        f"刘忠林说：“{TRUE}”。",
        "马回说：“推广创新积分制改革……政策奖补挂钩”。",
        "“天上的月亮照着地上走路的人们”。",
    ],
)
def test_where_the_words_are_right_or_unknown_there_is_nothing_to_take_over(draft: str) -> None:
    assert adopted(draft, only(draft)) is None


def test_quotation_marks_within_a_quotation_are_single_ones() -> None:
    """GB/T 15834: what the original sets in double marks stands in single ones within a quotation."""
    essay = next(essay for essay in CORPUS.essays if "大力倡导“耐心资本”" in essay.text)
    start = essay.text.index("大力倡导“耐心资本”")
    end = essay.text.index("。", start)
    draft = f"某文说：“{essay.text[start:end].translate(str.maketrans('“”', '‘’')).replace('大力', '全力')}”。"
    assert "“" not in mended(draft).removeprefix("某文说：“")
    assert "‘耐心资本’" in mended(draft)


def test_the_words_of_a_shortened_or_unmarked_quotation_are_left() -> None:
    draft = f"马回说，“{TRUE[:10]}……将创新与信贷支持、政策奖补挂钩”。{TRUE.replace('推广', '取消')}。"
    assert corrected(draft, check(draft, CORPUS).findings) == draft


def test_a_file_gets_the_words_that_the_page_offers() -> None:
    wrong = f"“{TRUE.replace('推广', '取消')}①”"
    draft = f"马回说，{wrong}。又说，{wrong}。"
    one, other = check(draft, CORPUS).findings
    assert adopted(draft, one) == adopted(draft, other) == TRUE
    assert corrected(draft, (one, other)) == f"马回说，“{TRUE}”。又说，“{TRUE}”。"
