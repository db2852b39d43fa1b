"""What a finding is called, the gravest first, and whether anything of it is to be mended: one table for all faces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.check.check import Checked, Finding
from bot.says import check as says

# The grades, the gravest first.
GRADES = {
    "meaning": "改变原意",
    "misattributed": "作者或出处不符",
    "not_found": "未找到",
    "wording": "字句有出入",
    "misplaced": "位置不符",
    "typographic": "标点或写法",
    "unmarked": "照录而未加引号",
    "verbatim": "一致",
}
# Terminal colours.
COLOURS = {
    "meaning": "red",
    "misattributed": "magenta",
    "not_found": "yellow",
    "wording": "red",
    "misplaced": "magenta",
    "typographic": "blue",
    "unmarked": "cyan",
    "verbatim": "green",
}
MISPLACED = {"title": "篇名不符", "section": "位置不符", "number": "文号不符"}
VERDICTS = {"verbatim": "一致", "altered": "有改动", "misattributed": "作者或出处不符", "not_found": "未找到"}


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that is said of a finding, and the grade under which it is sorted and counted."""

    grade: str
    name: str


def labels(finding: Finding) -> tuple[Label, ...]:
    """All that is said of a finding, the gravest first. Example: 改变原意, 作者不符, 照录而未加引号"""
    altered, turned = finding.verdict == "altered", finding.severity == "meaning"
    other = finding.claimed_author is not None and finding.author not in (None, finding.claimed_author)
    misattributed = finding.verdict == "misattributed"
    by_title = misattributed and not other  # the document that is not the right one has been told by then
    said = {
        "meaning": turned,
        "misattributed": misattributed or (altered and other),
        "not_found": finding.verdict == "not_found",
        "wording": altered and finding.severity == "wording",
        "misplaced": finding.misplaced is not None and not (by_title and finding.misplaced == "title"),
        "typographic": altered and finding.severity in ("typographic", "none"),
        "unmarked": not finding.marked,
        "verbatim": finding.verdict == "verbatim" and not turned,
    }
    names = GRADES | {
        "misattributed": "作者不符" if other else "出处不符",
        "misplaced": MISPLACED.get(finding.misplaced or "", ""),
    }
    return tuple(Label(grade, names[grade]) for grade in GRADES if said[grade])


def names(finding: Finding) -> str:
    """The labels in one word. Example: 改变原意、作者不符"""
    return "、".join(label.name for label in labels(finding))


def grade(finding: Finding) -> str:
    """The gravest of its grades."""
    return labels(finding)[0].grade


def clean(finding: Finding) -> bool:
    """Whether nothing is to be mended: the words, their author and their place are right, and they are marked as quoted."""
    return grade(finding) == "verbatim"


def gravest_first(findings: Iterable[Finding]) -> list[tuple[int, Finding]]:
    """The findings under their numbers in the draft, by grade; those of one grade in the draft's order."""
    order = list(GRADES)
    return sorted(enumerate(findings, 1), key=lambda numbered: order.index(grade(numbered[1])))


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings have each grade; one with several is counted under each."""
    counted = Counter(label.grade for finding in findings for label in labels(finding))
    return {name: counted[name] for name in GRADES}


def summary(checked: Checked) -> str:
    """One sentence: how many of each. Example: 一致 3 处，有改动 1 处，作者或出处不符 0 处，未找到 0 处；照录而未加引号 1 处。"""
    if not checked.findings:
        return says.NOTHING_TO_CHECK()
    counted = counts(checked.findings)
    turned = sum(finding.severity == "meaning" and finding.verdict != "altered" for finding in checked.findings)
    beside = [
        row(count=count)
        for count, row in (
            (turned, says.TURNED_COUNT),
            (counted["unmarked"], says.UNMARKED_COUNT),
            (counted["misplaced"], says.MISPLACED_COUNT),
        )
        if count
    ]
    skipped = checked.summary["skipped"]
    return says.COUNTED(
        counts="，".join(f"{name} {checked.summary[verdict]} 处" for verdict, name in VERDICTS.items()),
        beside=says.BESIDE(counts="，".join(beside)) if beside else "",
        skipped=says.SKIPPED(count=skipped) if skipped else "",
    )
