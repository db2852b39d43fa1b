"""Small collections, made of documents of `evals/reading`, with the questions that were written for them.

Most indexes are of few documents, and a question whose detail they lack is asked of these too: each question is asked of
its document alone, and of it with one or two others, drawn with a seed; besides, questions on other documents, everyday
ones, and what is said to a program in passing.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.app import Bot
from bot.documents.corpus import load as documents
from bot.encoders.embed import Embedder, choose
from bot.settings import load
from bot.text import vocabulary
from policy_evals.bootstrap import SEED
from policy_evals.cases import Case
from policy_evals.files import DATA
from policy_evals.reading import questions

# How many documents the collections of a set have; of notices, which are many, so many stand alone.
SIZES = {"own-3": (1,), "rep-5": (1,), "not-4": (1,), "own-20": (1, 2, 3), "own-23": (1, 2), "own-24": (1, 3)}
ALONE = 60
# To so many questions of a collection, one on other documents is asked, and half as many everyday ones.
OTHERS = 6
# So many are asked of a set of seven texts.
FOREIGN = 40
# What is said to a program without asking it for anything: wants of evals/plans/, frames of evals/frames/.
WANTS = ("talk", "other")
FRAMES = frozenset({"GREETING", "THANKS", "FAREWELL", "ABOUT_BOT", "F_SHORTER", "F_LONGER", "F_WORDING", "F_WRONG"})


def collections(data: Path, name: str) -> Iterator[tuple[str, Bot, list[Case]]]:
    """Each small collection of a set: its name, a bot over it, and what is asked."""
    rows = questions.rows(name)
    asked: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if all(one == row["doc"] for group in row["gold"] for one, _, _ in group):
            asked.setdefault(row["doc"], []).append(row)
    texts, embedder, drawn = _texts(data, name), choose(load().embedding_model), np.random.default_rng(SEED)
    for size in SIZES[name]:
        order = [str(one) for one in drawn.permutation(sorted(asked))]
        order = order[:ALONE] if size == 1 else order
        for at in range(0, len(order) - size + 1, size):
            some = order[at : at + size]
            cases = [_case(f"{one} {n}", row) for one in some for n, row in enumerate(asked[one])]
            strange = [row["q"] for one in asked if one not in some for row in asked[one]]
            most = max(2, len(cases) // OTHERS)
            for kind, said, count in (
                ("foreign", strange, most),
                ("off_topic", list(vocabulary.unrelated()), most // 2),
                ("off_topic", talk(), most // 2),
            ):
                chosen = drawn.choice(said, min(count, len(said)), replace=False)
                cases += [Case(f"{some[0]} {kind}", kind, str(one), "dev", expect="refused") for one in chosen]
            yield from _built(f"{name}/{size}", [texts[one] for one in some], embedder, cases)


def own(data: Path, name: str) -> Iterator[tuple[str, Bot, list[Case]]]:
    """The texts of a set together, with all that is asked of them, some questions on other texts, and everyday ones."""
    rows = questions.rows(name)
    texts, drawn = _texts(data, name), np.random.default_rng(SEED)
    strange = [row["q"] for other in questions.LATER if other != name for row in questions.rows(other)]
    cases = [_case(f"{row['doc']} {at}", row) for at, row in enumerate(rows)]
    for kind, said, count in (("foreign", strange, FOREIGN), ("off_topic", list(vocabulary.unrelated()), FOREIGN // 2)):
        chosen = drawn.choice(said, count, replace=False)
        cases += [Case(f"{name} {kind}", kind, str(one), "dev", expect="refused") for one in chosen]
    docs = sorted({str(row["doc"]) for row in rows})
    yield from _built(name, [texts[one] for one in docs], choose(load().embedding_model), cases)


@cache
def talk() -> list[str]:
    """What is said in passing, and questions of another world, by the hands that wrote plans and frames."""
    rows = [
        json.loads(line)
        for folder in ("plans", "frames")
        for file in sorted((DATA / folder).glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return sorted({str(row["q"]) for row in rows if row.get("want") in WANTS or row.get("frame") in FRAMES})


def _built(
    name: str, texts: Sequence[dict[str, Any]], embedder: Embedder, cases: list[Case]
) -> Iterator[tuple[str, Bot, list[Case]]]:
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "some.jsonl"
        file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in texts), encoding="utf-8")
        bot = Bot(replace(load(), home=Path(home) / "home"), embedder)
        bot.build([file])
        yield name, bot, cases


def _texts(data: Path, name: str) -> dict[str, dict[str, Any]]:
    """The documents of a set by their ids."""
    found: dict[str, dict[str, Any]] = {}
    for path in questions.corpus(name, data):
        if path.is_dir():
            essays = documents([path])[0]
            found |= {one.essay_id: {"id": one.essay_id, "title": one.title, "text": one.text} for one in essays}
        else:
            found |= {row["id"]: row for row in map(json.loads, path.open(encoding="utf-8"))}
    return found


def _case(key: str, row: dict[str, Any]) -> Case:
    return Case(key, row["kind"], row["q"], "dev", expect="answered" if row["gold"] else "missing")
