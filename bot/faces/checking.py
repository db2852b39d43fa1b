"""`bot check`: drafts in, findings out, as JSON or as a draft with marks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.check.check import Checked, Finding
from bot.documents import draft_word
from bot.documents.draft import Draft
from bot.documents.encoding import storable
from bot.errors import InputError
from bot.faces import labels, limits, marked, wire
from bot.faces.batch import Case, cases
from bot.faces.progress import Bar

if TYPE_CHECKING:
    from bot.app import Bot

STRICT = 3
# What a draft may have: bytes of its file, characters.
LARGEST, LONGEST = limits.FILE, 1_000_000
# Characters from which on a check takes seconds.
LONG = 50_000


def drafts(file: str | None, batch: Path | None, output: Path | None, replace: bool = False) -> list[Case]:
    """The drafts to check. Raises InputError where there is none, or more than one way of giving them, or of saving."""
    if replace and output is None:
        raise InputError("--replace 须与 -o 同用：以修订写入原文字句的是另存的 Word 文件。")
    if (file is None) == (batch is None):
        raise InputError("请给出一个稿件文件（- 为标准输入），或用 --batch 给出 JSONL 文件，二者取一。")
    if batch is not None and output is not None:
        raise InputError("--output 只能用于一个稿件，不能与 --batch 同用。")
    if batch is not None:
        return [{**case, "draft": Draft(case["draft"])} for case in cases(batch, "draft")]
    return [{"draft": Draft(usable(storable(sys.stdin.read()))) if file == "-" else read(Path(str(file)))}]


def read(file: Path) -> Draft:
    """The draft in a file. Raises InputError where it cannot be read, is empty, or is too large."""
    with suppress(OSError):  # what is wrong then, the reader tells
        if file.stat().st_size > LARGEST:
            raise InputError(f"稿件文件超过 {LARGEST >> 20} MB，请拆分后分别核查。")
    draft = draft_word.read(file)
    usable(draft.text)
    return draft


def unread(draft: Draft) -> str | None:
    """One sentence on what of a draft was not read. Example: 稿件中未核查的有：2 处图片。"""
    return f"稿件中未核查的有：{'、'.join(draft.unread)}。" if draft.unread else None


def usable(draft: str) -> str:
    """The draft, where it can be checked. Raises InputError where it is empty or too long."""
    if not draft.strip():
        raise InputError("稿件为空，没有可以核查的内容。")
    if len(draft) > LONGEST:
        raise InputError(f"稿件超过 {LONGEST // 10_000} 万字，请分段核查。")
    return draft


def run(
    bot: Bot, given: Sequence[Case], strict: bool, as_json: bool, output: Path | None, replace: bool = False
) -> int:
    """Print the findings of each draft, or save the one draft with its marks; 3 where `strict` and any is to be mended."""
    clean = True
    for case in given:
        draft: Draft = case["draft"]
        if sentence := unread(draft):
            click.echo(sentence, err=True)
        checked = _checked(bot, draft.text)
        clean = clean and all(map(labels.clean, checked.findings))
        if output is not None:
            marked.save(output, draft, checked, replace)
            click.echo(f"{labels.summary(checked)}已存为 {output}。", err=as_json)
        if as_json:
            sys.stdout.write(wire.line(({"id": case["id"]} if "id" in case else {}) | wire.checked(checked)))
        elif output is None:
            click.echo(report(draft.text, checked))
    sys.stdout.flush()
    return STRICT if strict and not clean else 0


def _checked(bot: Bot, draft: str) -> Checked:
    """The findings; with a progress bar where the draft is long."""
    if len(draft) < LONG:
        return bot.check(draft)
    bar = Bar("正在核查引文")
    try:
        return bot.check(draft, bar.report)
    finally:
        bar.stop()


def report(draft: str, checked: Checked) -> str:
    """The draft with its quotations in colours and numbered, the findings, and a summary line."""
    pieces, at = [], 0
    for number, finding in enumerate(checked.findings, 1):
        colour = labels.COLOURS[labels.grade(finding)]
        pieces += [
            draft[at : finding.start],
            click.style(draft[finding.start : finding.end], fg=colour),
            f"〔{number}〕",
        ]
        at = finding.end
    lines = ["".join([*pieces, draft[at:]]).strip()]
    lines += [_finding(number, finding) for number, finding in enumerate(checked.findings, 1)]
    lines.append(labels.summary(checked))
    return "\n\n".join(lines)


def _finding(number: int, finding: Finding) -> str:
    said = [click.style(label.name, fg=labels.COLOURS[label.grade], bold=True) for label in labels.labels(finding)]
    lines = [f"〔{number}〕{'、'.join(said)}  {finding.message}"]
    if finding.source_quote is not None:
        lines += [f"    原文：“{finding.source_quote}”", f"    出处：{marked.address(finding)}"]
    return "\n".join(lines)
