"""`bot recommend`: a situation in, measures out, as JSON, for people, or as a memo."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.errors import BadCase, InputError
from bot.faces import limits, memo, wire
from bot.faces.batch import Case, cases
from bot.recommend.nouns import Recommendation, Recommended

if TYPE_CHECKING:
    from bot.app import Bot

FORMATS = ("md", "docx", "xlsx")


def situations(
    profile: str | None, need: str | None, batch: Path | None, only: Sequence[str], written: bool
) -> list[Case]:
    """The situations given. Raises InputError where there is none, or more than one way of giving them."""
    if (need is None) == (batch is None):
        raise InputError("请用 --need 写明需求（并可用 --profile 说明主体），或用 --batch 给出 JSONL 文件，二者取一。")
    if batch is None:
        return [{"profile": profile or "", "need": limits.need(str(need)), "only": only}]
    if written:
        raise InputError("--format 和 --output 只能用于一种情况，不能与 --batch 同用。")
    given = cases(batch, "need")
    for number, case in enumerate(given, 1):
        case["only"] = case.get("only") or only
        if not isinstance(case.setdefault("profile", ""), str):
            raise BadCase(f"“{batch}”第 {number} 例的 profile 不是文字；请改正后重试。")
    return given


def run(
    bot: Bot, given: Sequence[Case], as_json: bool, kind: str | None, output: Path | None, quoting: bool = False
) -> None:
    """Print the measures for each situation, or save them as a memo."""
    for case in given:
        found = bot.only(case["only"]).recommend(case["profile"], case["need"], quoting)
        if as_json:
            sys.stdout.write(wire.line(({"id": case["id"]} if "id" in case else {}) | wire.recommendation(found)))
        elif kind == "md" and output is None:
            sys.stdout.write(memo.to_markdown(found))
        elif kind is None:
            click.echo(report(found))
        if kind is not None and (output is not None or kind != "md"):
            file = output or Path(f"{memo.TITLE}.{kind}")
            memo.save(file, found, kind)
            click.echo(f"{found.text}已存为 {file}。", err=as_json)
    sys.stdout.flush()


def kind_of(kind: str | None, output: Path | None) -> str | None:
    """The format asked for, or told by the ending of the output's name. Raises InputError where they disagree."""
    ending = output.suffix.lower().lstrip(".") if output else None
    if kind is not None and ending not in (None, "", kind):
        raise InputError(f"--format {kind} 与文件名“{output}”不符，请统一。")
    if output is not None and kind is None and ending not in FORMATS:
        raise InputError(f"不能另存为“{output}”；请用 .md、.docx 或 .xlsx 作文件名的结尾，或用 --format 指明。")
    return kind or ending


def report(given: Recommendation) -> str:
    """The measures for people at a terminal."""
    lines = [given.text, *(f"注：{note.text}" for note in given.notes)]
    lines += [_item(number, item) for number, item in enumerate(given.measures, 1)]
    if given.gaps:
        lines.append(f"{memo.GAPS}\n" + "\n".join(f"· {gap}" for gap in given.gaps))
    return "\n\n".join(lines)


def _item(number: int, item: Recommended) -> str:
    head = f"{number}. {click.style(item.measure.action, bold=True)}（{memo.verdict(item)}）"
    quoted = [f"    “{one.citation.quote}”\n    ——{memo.place(one)}" for one in (item.measure, *item.also)]
    return "\n".join([head, f"    {item.why}", *quoted])
