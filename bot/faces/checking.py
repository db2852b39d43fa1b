"""`bot check`: drafts in, findings out, as JSON or as a draft with marks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import InputError
from bot.faces import text, wire
from bot.faces.batch import Case, cases
from bot.tasks.check import Checked, Finding
from bot.text import files
from bot.text.encoding import storable

if TYPE_CHECKING:
    from bot.app import Bot

NAMES = {"verbatim": "一致", "altered": "有改动", "misattributed": "作者不符", "not_found": "未找到"}
COLOURS = {"verbatim": "green", "altered": "red", "misattributed": "magenta", "not_found": "yellow"}
STRICT = 3
NOTHING = "稿件中没有需要核查的引文。"


def drafts(file: str | None, batch: Path | None) -> list[Case]:
    """The drafts to check. Raises InputError where there is none, or more than one way of giving them."""
    if (file is None) == (batch is None):
        raise InputError("请给出一个稿件文件（- 为标准输入），或用 --batch 给出 JSONL 文件，二者取一。")
    if batch is not None:
        return cases(batch, "draft")
    draft = storable(sys.stdin.read()) if file == "-" else files.read_text(Path(str(file)))
    if not draft.strip():
        raise InputError("稿件为空，没有可以核查的内容。")
    return [{"draft": draft}]


def run(bot: Bot, given: Sequence[Case], strict: bool, as_json: bool) -> int:
    """Print the findings of each draft; 3 where `strict` and any is not verbatim."""
    clean = True
    for case in given:
        checked = bot.check(case["draft"])
        clean = clean and all(finding.verdict == "verbatim" for finding in checked.findings)
        if as_json:
            sys.stdout.write(wire.line(({"id": case["id"]} if "id" in case else {}) | wire.checked(checked)))
        else:
            click.echo(report(case["draft"], checked))
    sys.stdout.flush()
    return STRICT if strict and not clean else 0


def report(draft: str, checked: Checked) -> str:
    """The draft with its quotations in colours and numbered, the findings, and a summary line."""
    pieces, at = [], 0
    for number, finding in enumerate(checked.findings, 1):
        colour = COLOURS[finding.verdict]
        pieces += [
            draft[at : finding.start],
            click.style(draft[finding.start : finding.end], fg=colour),
            f"〔{number}〕",
        ]
        at = finding.end
    lines = ["".join([*pieces, draft[at:]]).strip()]
    lines += [_finding(number, finding) for number, finding in enumerate(checked.findings, 1)]
    counted = "，".join(f"{NAMES[verdict]} {checked.summary[verdict]} 处" for verdict in NAMES)
    skipped = f"；另有 {checked.summary['skipped']} 处加引号的术语未核查" if checked.summary["skipped"] else ""
    lines.append(f"{counted}{skipped}。" if checked.findings else NOTHING)
    return "\n\n".join(lines)


def _finding(number: int, finding: Finding) -> str:
    head = click.style(f"〔{number}〕{NAMES[finding.verdict]}", fg=COLOURS[finding.verdict], bold=True)
    lines = [f"{head}  {finding.message}"]
    if finding.source_quote is not None:
        address = {"title": finding.title, "label": finding.label, "author": finding.author}
        lines.append(f"    原文：“{finding.source_quote}”")
        lines.append(f"    出处：{text.place(address | {'section': finding.section, 'point': finding.point})}")
    return "\n".join(lines)
