"""What the room for editors shows: the draft with its marks, and a card for each finding, linked both ways."""

from __future__ import annotations

from dataclasses import dataclass

from bot.check.adopt import adopted
from bot.check.check import Checked, Finding
from bot.faces import labels, marked
from bot.faces.html import Html, part
from bot.faces.labels import Label
from bot.faces.web.place import Quoted, place


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding under its number.

    `source`: the words of the original that it was compared with, if any; `right`: what would stand in the draft once
    they are taken over, None where nothing is to be taken over.
    """

    number: int
    finding: Finding
    labels: tuple[Label, ...]
    source: Quoted | None
    right: str | None


@dataclass(frozen=True, slots=True)
class _Sieve:
    """A button that shows the cards of one grade only, and how many there are."""

    grade: str
    name: str
    count: int


def intro() -> Html:
    """What this room is for."""
    return part("check.html", "intro")


def views() -> Html:
    """The switch between the box and the marked draft, and where desk.js tells what it did."""
    return part("check.html", "views")


def facts_intro() -> Html:
    """What the newspaper and its date are for."""
    return part("check.html", "facts_intro")


def nothing_yet() -> Html:
    """What stands in the place of the findings before the first check."""
    return part("check.html", "nothing_yet")


def progress(done: int, total: int) -> Html:
    """How far a check is; `total` is 0 while quotations are still being looked for."""
    return part("check.html", "progress", done=done, total=total)


def note(sentence: str) -> Html:
    """What has come of it, in one sentence."""
    return part("parts.html", "waiting", sentence=sentence)


def failure(sentence: str) -> Html:
    """Why a draft was not checked, in one sentence."""
    return part("parts.html", "failure", sentence=sentence)


def marks(draft: str, checked: Checked) -> Html:
    """The draft to the letter; its quotations lead to their cards."""
    return part("check.html", "marks", lines=marked.lines(draft, checked.findings), labels=labels)


def findings(draft: str, checked: Checked, unread: str | None = None) -> Html:
    """The summary, what of the draft was not read, what can be filtered by, and a card a finding, the gravest first."""
    found = checked.findings
    cards = [_card(draft, number, finding) for number, finding in labels.gravest_first(found)]
    sieves = _sieves(found) if cards else []
    told = f"{labels.summary(checked)}{unread or ''}"
    return part("check.html", "findings", summary=told, sieves=sieves, cards=cards)


def _sieves(found: tuple[Finding, ...]) -> list[_Sieve]:
    unclean = sum(not labels.clean(finding) for finding in found)
    graded = [_Sieve(grade, labels.GRADES[grade], count) for grade, count in labels.counts(found).items() if count]
    return [_Sieve("all", "全部", len(found)), _Sieve("unclean", "需处理", unclean), *graded]


def _card(draft: str, number: int, finding: Finding) -> _Card:
    words, source = finding.source_quote, None
    if words is not None and finding.essay_id is not None:
        at = place(finding, finding.label, finding.source_start or 0, finding.source_end or 0)
        copies = (f"“{words}”", "复制正确引文"), (finding.reference or "", "复制参考文献")
        source = Quoted(at, copies, words)
    return _Card(number, finding, labels.labels(finding), source, adopted(draft, finding))
