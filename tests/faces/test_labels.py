"""One table names every finding, for page, terminal, Word and HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.check.check import Checked, Finding, check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.documents.draft import Draft
from bot.faces import checking, labels, marked
from bot.settings import shipped

CORPUS = Corpus(load([shipped("corpus")])[0])
TRUE = "推广创新积分制改革，将创新积分与信贷支持、政策奖补挂钩"


def found(draft: str) -> Finding:
    (finding,) = check(draft, CORPUS).findings
    return finding


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        (f"马回提出，“{TRUE}”。", "一致"),
        (f"刘忠林指出，“{TRUE.replace('推广', '取消')}”。", "改变原意、作者不符"),
        (f"刘忠林指出，“{TRUE}”。", "作者不符"),
        (f"马回提出，“{TRUE.replace('改革', '变革')}”。", "字句有出入"),
        (f"马回提出，“{TRUE.replace('、', '；')}”。", "标点或写法"),
        (f"马回在《产业创新》一文中提出，“{TRUE}”。", "篇名不符、一致"),
        (f"反对“{TRUE}”。", "改变原意"),
        (f"马回说，{TRUE}。", "照录而未加引号、一致"),
        (f"我们要{TRUE}。", "字句有出入、照录而未加引号"),
        ("“天上的月亮照着地上走路的人们”。", "未找到"),
    ],
)
def test_a_finding_is_called_by_all_that_is_to_be_said_of_it(draft: str, names: str) -> None:
    finding = found(draft)
    assert labels.names(finding) == names
    assert labels.clean(finding) == (names == "一致")
    checked = Checked((finding,), check(draft, CORPUS).summary)
    html = marked.to_html(draft, checked)
    for label in labels.labels(finding):
        assert f'<b class="{label.grade}">{label.name}</b>' in html
        assert label.name in checking.report(draft, checked)
    assert marked.to_docx(Draft(draft), checked)


def test_a_text_without_an_author_has_a_wrong_source_and_no_wrong_author() -> None:
    wrong = replace(found(f"马回提出，“{TRUE}”。"), verdict="misattributed", claimed_author=None, author=None)
    assert labels.names(wrong) == "出处不符"
    assert labels.names(replace(wrong, place_wrong=True, misplaced="title")) == "出处不符", "once is enough"
    assert labels.names(replace(wrong, place_wrong=True, misplaced="number")) == "出处不符、文号不符"


def test_the_gravest_come_first_and_keep_their_numbers() -> None:
    draft = f"“{TRUE}”。“天上的月亮照着地上走路的人们”。马回说，{TRUE}。反对“{TRUE}”。刘忠林说：“{TRUE}”。"
    ordered = labels.gravest_first(check(draft, CORPUS).findings)
    assert [labels.grade(finding) for _, finding in ordered] == [
        "meaning",
        "misattributed",
        "not_found",
        "unmarked",
        "verbatim",
    ]
    assert sorted(number for number, _ in ordered) == [1, 2, 3, 4, 5]
    assert [number for number, _ in ordered][-1] == 1


def test_the_summary_counts_copies_and_wrong_places_beside_the_verdicts() -> None:
    draft = f"马回在《产业创新》一文中提出，“{TRUE}”。{'天气很好。' * 30}马回说，{TRUE}。"
    told = labels.summary(check(draft, CORPUS))
    assert (
        told
        == "一致 2 处，有改动 0 处，作者或出处不符 0 处，未找到 0 处；其中照录而未加引号 1 处，篇名、位置或文号不符 1 处。"
    )
    assert labels.summary(check("没有引文。", CORPUS)) == "稿件中没有需要核查的引文。"
