"""The right words in the place of a quotation, as they have to stand in the draft."""

from __future__ import annotations

from bot.check.check import Finding
from bot.check.difference import Change

# Quotation marks within others are single ones (GB/T 15834).
INNER = str.maketrans("“”", "‘’")


def adopted(draft: str, finding: Finding) -> str | None:
    """What stands for `draft[finding.start:finding.end]` once the original's words are taken over.

    None where there is no original, or nothing would change. What the draft leaves out with …… stays left out; a copy
    without quotation marks gets them, and the draft's own words before and behind it stay outside.
    """
    if finding.source_quote is None:
        return None
    words = finding.source_quote
    if finding.elided:
        words = finding.quote if finding.verdict != "altered" else "".join(change.source for change in finding.diff)
    if not finding.marked:
        before, behind = _around(finding)
        words = f"{before}“{words.translate(INNER)}”{behind}"
    elif draft[finding.start - 1 : finding.start] == "“":
        words = words.translate(INNER)
    return None if words == draft[finding.start : finding.end] else words


def _around(finding: Finding) -> tuple[str, str]:
    """The draft's own words at the edges of a copy. Where they change its meaning, they have to go."""
    if finding.severity == "meaning" or not finding.diff:
        return "", ""
    first, last = finding.diff[0], finding.diff[-1]
    return _own(first), _own(last) if last is not first else ""


def _own(change: Change) -> str:
    return change.draft if change.op == "insert" else ""
