"""Single sentences, leads, rows and linking lines of a model's reply, each through the whole walk of a reply: is it shown?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.model.checker import Learnt
from policy_evals.bench.replies import answered, plain
from policy_evals.claims.pairs import FOLDER, Texts

# What heads the columns of a row by the number of its cells: a table has heads.
HEADS = {2: "| 谁 | 观点 |", 3: "| 地区 | 指标 | 数值 |"}
QUESTION, STOPS = "文中怎么说？", "。！？"


def rows(split: str, texts: Texts) -> Iterator[dict[str, Any]]:
    """The cases of `prose-dev` or `prose-test` whose texts are there, their evidence by document and quotation."""
    essays = {texts.essay(doc).author: doc for doc in ("liu-zhonglin", "ma-hui", "zou-hui") if doc in texts}
    for row in map(json.loads, (FOLDER / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()):
        docs = [doc for doc in row["text"].removeprefix("reports:").split("+") if doc in texts]
        places = []
        for quote, who in zip(row["evidence"], row["who"], strict=True):
            known = docs or [essays[who]]
            places += [{"essay_id": doc, "quote": quote} for doc in known if quote in texts.essay(doc).text][:1]
        if len(places) == len(row["evidence"]):
            yield row | {"places": places}


def reply(row: dict[str, Any]) -> str:
    """A reply of this one claim, and of a sentence of its source, so that the answer stays one of prose."""
    marks = [f"[{number}]" for number, _ in enumerate(row["evidence"], 1)]
    said, cites = row["claim"], "".join(marks)
    quotes = [f"{quote.rstrip(STOPS)}{mark}。" for quote, mark in zip(row["evidence"], marks, strict=True)]
    if row["kind"] == "linking":
        return "\n".join([said, "", *(f"- {quote}" for quote in quotes)])
    if said.startswith("|"):
        cells = said.strip("| ")
        count = cells.count("|") + 1
        return f"{HEADS[count]}\n{'|---' * count}|\n| {cells}{cites} |\n\n{quotes[0]}"
    return f"{said.rstrip(STOPS)}{cites}。\n\n{quotes[0]}"


def shown(row: dict[str, Any], texts: Texts, checker: Learnt) -> tuple[bool, str]:
    """Whether a reader gets all words of the claim, and why not: a sentence without its lead is not the claim."""
    answer = answered({"evidence": row["places"], "question": QUESTION, "reply": reply(row)}, texts, checker)
    parts = [plain(part) for part in row["claim"].split("|")]
    for claim in answer.claims if answer.mode == "model" else ():
        if claim.verdict == "supported" and all(part in plain(claim.text) for part in parts):
            return True, ""
    why = (claim.why for claim in answer.claims if claim.verdict != "supported")
    return False, next(why, None) or ("its lead is left out" if answer.mode == "model" else "the reply falls back")
