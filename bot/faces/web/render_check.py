"""What the room for editors shows: the draft with its marks, and a card for each finding."""

from __future__ import annotations

from dataclasses import dataclass

from bot.check.check import Checked, Finding
from bot.faces import marked
from bot.faces.html import Html, part
from bot.faces.web.place import Quoted, place


@dataclass(frozen=True, slots=True)
class _Card:
    """A finding under its number, and the words of the original that it was compared with, if any."""

    number: int
    finding: Finding
    verdict: str
    source: Quoted | None


def intro() -> Html:
    """What this room is for."""
    return part("check.html", "intro")


def waiting() -> Html:
    """What stands in the place of findings that are on their way."""
    return part("parts.html", "waiting", sentence="正在逐条核对……")


def failure(sentence: str) -> Html:
    """Why a draft was not checked, in one sentence."""
    return part("parts.html", "failure", sentence=sentence)


def result(draft: str, checked: Checked) -> Html:
    """The summary, a card for each finding, then the draft with its marks."""
    cards = [_card(number, finding) for number, finding in enumerate(checked.findings, 1)]
    lines = marked.lines(draft, checked.findings)
    return part("check.html", "result", summary=marked.summary(checked), cards=cards, lines=lines)


def _card(number: int, finding: Finding) -> _Card:
    words, source = finding.source_quote, None
    if words is not None and finding.essay_id is not None:
        at = place(finding, finding.label, finding.source_start or 0, finding.source_end or 0)
        copies = (f"“{words}”", "复制正确引文"), (finding.reference or "", "复制参考文献")
        source = Quoted(at, copies, words)
    return _Card(number, finding, marked.NAMES[finding.verdict], source)
