"""The right words in the place of a quotation, as they have to stand in the draft."""

from __future__ import annotations

from collections.abc import Sequence

from bot.check.check import Finding
from bot.check.difference import Change, plain

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
    else:
        words = words if finding.elided else _in_place(finding, words)
        words = words.translate(INNER) if draft[finding.start - 1 : finding.start] == "“" else words
    return None if words == draft[finding.start : finding.end] else words


def corrected(draft: str, findings: Sequence[Finding]) -> str:
    """The draft with the original's words where a whole quotation in quotation marks has others."""
    pieces, at = [], 0
    for one in findings:
        right = adopted(draft, one) if one.verdict == "altered" and one.marked and not one.elided else None
        if right is not None and one.start >= at:
            pieces += [draft[at : one.start], right]
            at = one.end
    return "".join([*pieces, draft[at:]])


def _in_place(finding: Finding, words: str) -> str:
    """The original's words and marks, with the draft's own white space and style of quotation marks."""
    if "".join(change.draft for change in finding.diff) != finding.quote:
        return words
    return "".join(
        change.draft if change.op == "equal" and plain(change.draft) == plain(change.source)
        else change.source.replace("\n", "")
        for change in finding.diff
    )  # fmt: skip


def _around(finding: Finding) -> tuple[str, str]:
    """The draft's own words at the edges of a copy. Where they change its meaning, they have to go."""
    if finding.severity == "meaning" or not finding.diff:
        return "", ""
    first, last = finding.diff[0], finding.diff[-1]
    return _own(first), _own(last) if last is not first else ""


def _own(change: Change) -> str:
    return change.draft if change.op == "insert" else ""
