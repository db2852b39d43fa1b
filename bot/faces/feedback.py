"""What readers hold of answers: kept in a database of the home, and given out as cases for the evaluation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bot.domain import Answer
from bot.errors import BotError, HomeNotWritable
from bot.faces import wire

FILE = "feedback.sqlite3"
USEFUL, REASONS = "有用", ("引文不对", "答非所问", "不完整")
TABLE = """CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL,
    verdict TEXT NOT NULL, answer TEXT NOT NULL, UNIQUE (question, history, answer))"""
# A second verdict on the same answer takes the place of the first.
KEEP = """INSERT INTO feedback (at, question, history, verdict, answer) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET at = excluded.at, verdict = excluded.verdict"""
# What of an answer is kept: what it says and cites, whoever gives it and however often.
SAID, CITED = ("status", "reason", "mode", "model", "text"), ("number", "essay_id", "start", "end", "field", "quote")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with those before it, its answer as JSON, and the verdict: 有用, or what is wrong with it."""

    number: int
    question: str
    history: tuple[str, ...]
    verdict: str
    answer: dict[str, Any]


def keep(home: Path, question: str, history: Sequence[str], verdict: str, answer: Answer) -> None:
    """Note what a reader holds of an answer; "" takes it back. Raises HomeNotWritable."""
    said = {name: getattr(answer, name) for name in SAID}
    cited = [{name: getattr(one, name) for name in CITED} for one in answer.citations]
    told = [question, _json(list(history)), _json(said | {"citations": cited})]
    try:
        home.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(home / FILE, timeout=10)) as kept, kept:
            kept.execute(TABLE)
            if verdict:
                kept.execute(KEEP, (datetime.now(UTC).isoformat(timespec="seconds"), *told[:2], verdict, told[2]))
            else:
                kept.execute("DELETE FROM feedback WHERE question = ? AND history = ? AND answer = ?", told)
    except (OSError, sqlite3.Error) as error:
        raise HomeNotWritable(
            f"无法把评价写入“{home / FILE}”（{error}）；请检查文件夹是否可写、磁盘是否已满。"
        ) from error


def judged(home: Path) -> Iterator[Judged]:
    """All that was kept, the oldest first. Raises BotError where the database cannot be read."""
    file = home / FILE
    if not file.is_file() or not file.stat().st_size:  # a process that ends before its first verdict leaves it empty
        return
    try:
        with closing(sqlite3.connect(home / FILE, timeout=10)) as kept:
            rows = kept.execute("SELECT id, question, history, verdict, answer FROM feedback ORDER BY id").fetchall()
    except sqlite3.Error as error:
        raise BotError(f"无法读取反馈记录“{home / FILE}”（{error}）；请检查文件是否完好。") from error
    for number, question, history, verdict, answer in rows:
        yield Judged(number, question, tuple(json.loads(history)), verdict, json.loads(answer))


def case(given: Judged) -> dict[str, Any]:
    """A case of the evaluation: what a useful answer cites is gold; of any other, a person has still to say what is right.

    Example: a useful answer -> {"id": "feedback-0001", "kind": "feedback", "split": "dev", "question": …, "gold": […]}
    """
    made: dict[str, Any] = {"id": f"feedback-{given.number:04}", "kind": "feedback", "split": "dev"}
    made |= {"question": given.question} | ({"history": list(given.history)} if given.history else {})
    if given.verdict == USEFUL:
        cited = [one for one in given.answer["citations"] if one["start"] is not None]
        made |= {"expect": given.answer["status"], "need": "any"}
        return made | {"gold": [{"essay_id": one["essay_id"], "text": one["quote"]} for one in cited]}
    # In `todo`, so that the evaluation refuses the case until somebody has filled in what is right.
    return made | {"gold": [], "todo": {"verdict": given.verdict, "answer": given.answer["text"]}}


@click.group()
def feedback() -> None:
    """网页上读者对回答的评价（有用、有误及原因）。"""


@feedback.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="写入此文件，不给时写到标准输出。"
)
def export(output: Path | None) -> None:
    """导出为评测用例，每行一例：“有用”的以所引原文为答案；“有误”的列在 todo 中，待人补上应引的原文。"""
    from bot import settings

    lines = "".join(wire.line(case(one)) for one in judged(settings.load().home))
    if output is None:
        click.echo(lines, nl=False)
        return
    try:
        output.write_text(lines, encoding="utf-8")
    except OSError as error:
        raise BotError(f"无法写入“{output}”（{error.strerror or error}）；请检查文件夹是否存在、是否可写。") from error
    click.echo(f"已导出 {lines.count(chr(10))} 条评价到“{output}”。", err=True)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
