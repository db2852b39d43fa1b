"""How `bot check` judges: `bot eval --suite quotes [--data DIR] [--failures] [--json]`.

DIR holds provincial_reports_2026.jsonl, for sentences that stand in no essay and for prose without quotations.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.check.check import check
from bot.check.locate import Corpus
from bot.documents.corpus import load
from bot.domain import Essay
from bot.errors import InputError
from bot.settings import shipped
from bot.text.sentences import sentence_spans
from policy_evals.quotes import faults, mutations, sentences, written

REPORTS = "provincial_reports_2026.jsonl"
DRAFT = 200_000
# A line for people, and the same for programs.
Line = tuple[str, dict[str, Any]]


def evaluate(data: Path | None, failures: bool, as_json: bool) -> None:
    """Print the figures. Raises InputError where the data is not there."""
    if data is not None and not (data / REPORTS).is_file():
        raise InputError(f"文件夹“{data}”中没有 {REPORTS}；请检查 --data 的路径。")
    reports = [row["text"] for row in map(json.loads, (data / REPORTS).open(encoding="utf-8"))] if data else []
    for line, fields in figures(load([shipped("corpus")])[0], reports, failures):
        if not as_json:
            print(line)
        elif fields:
            print(json.dumps({"suite": "quotes"} | fields, ensure_ascii=False))
        sys.stdout.flush()


def figures(essays: Sequence[Essay], reports: Sequence[str], failures: bool) -> Iterator[Line]:
    """Accuracy on machine-made and hand-written quotations, findings in plain prose, and times."""
    corpus = Corpus(essays)
    foreign = [
        s for text in reports for a, b in sentence_spans(text) if 24 <= len(s := text[a:b]) <= 120 and "“" not in s
    ]
    right: dict[str, list[bool]] = defaultdict(list)
    for case in mutations(essays, foreign):
        found = next((item for item in check(case.draft, corpus).findings if item.marked), None)
        right[case.kind].append(
            found is not None
            and found.verdict == case.verdict
            and case.severity in (None, found.severity)
            and case.folded in (None, found.folded)
        )
        if failures and not right[case.kind][-1]:
            yield f"{case.kind}：{case.draft}\n    {found and (found.verdict, found.severity, found.message)}", {}
    made = [one for rights in right.values() for one in rights]
    for kind, rights in right.items():
        yield f"  {kind:20} {sum(rights)}/{len(rights)}", {"kind": kind, "right": sum(rights), "of": len(rights)}
    yield f"机器改写的引文：{sum(made)}/{len(made)} 判断正确", {"made": "machine", "right": sum(made), "of": len(made)}
    for split in ("dev", "test"):
        drafts = list(written(split))
        wrong = [(draft, said) for draft, expected in drafts if (said := faults(draft, expected, corpus))]
        good = len(drafts) - len(wrong)
        fields = {"made": "hand", "split": split, "right": good, "of": len(drafts)}
        yield f"手写的稿件（{split}）：{good}/{len(drafts)} 判断正确", fields
        if failures:
            yield from (("    " + "\n      ".join([draft, *said]), {}) for draft, said in wrong)
    yield from _prose(reports, corpus, failures)
    yield from _times(essays, reports, corpus)


def _prose(reports: Sequence[str], corpus: Corpus, failures: bool) -> Iterator[Line]:
    """Findings in prose of others: without quotation marks there should be none but true copies."""
    if not reports:
        return
    plain = [re.sub('[“”「」『』"]', "", text) for text in reports]
    raised = [item for text in plain for item in check(text, corpus).findings]
    copies, size = sum(item.verdict == "verbatim" for item in raised), sum(map(len, plain))
    fields = {"characters": size, "findings": len(raised), "copies": copies}
    yield f"没有引号的文字：{size} 字，报出 {len(raised)} 处，其中确为照抄 {copies} 处", fields
    if failures:
        yield from ((f"    {item.verdict} {item.quote}｜{item.source_quote}", {}) for item in raised)


def _times(essays: Sequence[Essay], reports: Sequence[str], corpus: Corpus) -> Iterator[Line]:
    many = "\n".join(f"文章指出：“{text}”" for _, text in sentences(essays) * 12)
    started = time.perf_counter()
    count = len(check(many, corpus).findings)
    seconds = round(time.perf_counter() - started, 2)
    yield f"{count} 条引文，与本栏文章比对：{seconds} 秒", {"quotations": count, "seconds": seconds}
    if not reports:
        return
    large = Corpus([Essay(f"r{n}", text) for n, text in enumerate([*reports, *reports])])
    started = time.perf_counter()
    check(many[: DRAFT // 2] + "".join(reports)[: DRAFT // 2], large)
    seconds = round(time.perf_counter() - started, 1)
    fields = {"draft": DRAFT, "corpus": len(large.text), "seconds": seconds}
    yield f"{DRAFT} 字的稿件，与 {len(large.text)} 字的语料比对：{seconds} 秒", fields
