"""Findings of a checked draft become HTML: the draft with its marks, and a card for each finding."""

from __future__ import annotations

from collections.abc import Iterable

from bot.check.check import Checked, Finding
from bot.check.difference import Change
from bot.faces import marked
from bot.faces.web.render import link, place, text

INTRO = (
    "粘贴稿件，或拖入 Word、文本文件。程序逐条核对稿件中的引文：字句是否与原文一致，作者是否相符；"
    "不加引号的照抄也会找出。八字以内的加引号术语不核查。"
)


def intro() -> str:
    """What this room is for."""
    return f'<section class="check-intro"><h2>引文核查</h2><p>{INTRO}</p></section>'


def waiting() -> str:
    """What stands in the place of findings that are on their way."""
    return '<p class="check-note" role="status">正在逐条核对……</p>'


def failure(sentence: str) -> str:
    """Why a draft was not checked, in one sentence."""
    return f'<p class="check-note error" role="alert">{text(sentence)}</p>'


def result(draft: str, checked: Checked) -> str:
    """The summary, a card for each finding, then the draft with its marks."""
    cards = "".join(_card(number, finding) for number, finding in enumerate(checked.findings, 1))
    return (
        f'<section class="checked"><p class="check-summary" role="status">{text(marked.summary(checked))}</p>'
        f'<ol class="findings">{cards}</ol><h3>稿件</h3><div class="draft">{_draft(draft, checked.findings)}</div></section>'
    )


def _card(number: int, finding: Finding) -> str:
    parts = [
        f'<p class="verdict"><b>{marked.NAMES[finding.verdict]}</b><span>〔{number}〕</span></p>',
        f'<p class="said">{_changes(finding)}</p><p>{text(finding.message)}</p>',
    ]
    if finding.source_quote is not None and finding.essay_id is not None:
        where = place(finding.author, finding.title, finding.label, finding.section, finding.point)
        look = link(finding.essay_id, finding.source_start or 0, finding.source_end or 0, "查看原文", 'class="look"')
        parts.append(
            f'{where}<blockquote>{text(finding.source_quote)}</blockquote><p class="deeds">{look}'
            f"{_copy('复制正确引文', f'“{finding.source_quote}”')}{_copy('复制参考文献', finding.reference or '')}</p>"
        )
    return f'<li class="finding {finding.verdict}">{"".join(parts)}</li>'


def _copy(label: str, words: str) -> str:
    return f'<button type="button" class="copy" data-copy="{text(words)}">{label}</button>'


def _changes(finding: Finding) -> str:
    """The draft's words; what differs is marked as put in or left out."""
    if finding.verdict != "altered":
        return text(finding.quote)
    return "".join(map(_change, finding.diff))


def _change(change: Change) -> str:
    if change.op == "equal":
        return text(change.draft)
    gone = f"<del>{text(change.source)}</del>" if change.source else ""
    come = f"<ins>{text(change.draft)}</ins>" if change.draft else ""
    return gone + come


def _draft(draft: str, findings: Iterable[Finding]) -> str:
    pieces, at = [], 0
    for number, finding in enumerate(findings, 1):
        pieces.append(text(draft[at : finding.start]))
        words = text(draft[finding.start : finding.end])
        pieces.append(f'<span class="quoted {finding.verdict}">{words}</span><sup>〔{number}〕</sup>')
        at = finding.end
    return "".join([*pieces, text(draft[at:])])
