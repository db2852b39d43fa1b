"""Quotations and copies changed by program: none may be called verbatim. `python -m policy_evals.bench.changed`.

Over every sentence of the essays and of six reports a change is made at its first, last and every few words: another
word, one more, one less; in quotation marks and without. Exact copies are looked for as well.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.check.check import check
from bot.check.locate import Corpus
from bot.domain import Essay
from bot.text import words
from bot.text.folding import folded
from bot.text.sentences import sentence_spans
from policy_evals.bench.desk import corpora

LEAST, MOST = 20, 160
BEFORE, AFTER = "开篇先说几句闲话。", "此处不再多谈。"


def sentences(essays: Sequence[Essay]) -> list[str]:
    """The sentences that are long enough for a copy, whatever marks they hold."""
    found = (essay.text[start:end] for essay in essays for start, end in sentence_spans(essay.text))
    return [one for one in found if LEAST <= len(folded(one)[0]) <= MOST and one.rstrip("”’）")[-1:] in "。！？"]


def changed(sentence: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """(where, the sentence with one change) at the edges and in between."""
    body = sentence.rstrip("。！？；")
    cut = [(at, word) for at, word in words.cut(body.lower()) if body[at : at + len(word)].lower() == word]
    if len(cut) < 4:
        return
    spots = {"first": 0, "last": len(cut) - 1, "middle": draw.randrange(1, len(cut) - 1)}
    others = ["处罚", "禁止", "某些", "外省", "取消", "市场", "夜间", "其他"]
    for where, number in spots.items():
        at, word = cut[number]
        other = draw.choice([one for one in others if one != word])
        yield f"{where} replaced", body[:at] + other + body[at + len(word) :]
        yield f"{where} left out", body[:at] + body[at + len(word) :]
    yield "first added", draw.choice(["不再", "禁止", "部分"]) + body
    if not body.endswith(("：", ":")):
        yield "last added", body + draw.choice(["除外", "的说法", "三成"])


def main() -> None:
    """Print how many changes were told as exact, and how many exact copies were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--sentences", type=int, default=250, help="of each corpus")
    given = parser.parse_args()
    draw = random.Random(given.seed)
    for name, corpus in corpora().items():
        found = sentences(corpus.essays)
        found = draw.sample(found, min(given.sentences, len(found)))
        _report(name, corpus, found, draw)


def _report(name: str, corpus: Corpus, found: Sequence[str], draw: random.Random) -> None:
    tried: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    exact = seen = 0
    for sentence in found:
        for form in ("quoted", "copied"):
            shown = "“{}”。" if form == "quoted" else "{}。"
            for where, text in changed(sentence, draw):
                if folded(text)[0] in corpus.text:
                    continue
                draft = BEFORE + shown.format(_inner(text) if form == "quoted" else text) + AFTER
                key = f"{form}, {where}"
                tried[key] += 1
                findings = [one for one in check(draft, corpus).findings if one.end > len(BEFORE)]
                if any(one.verdict in ("verbatim", "misattributed") and len(one.quote) >= LEAST for one in findings):
                    wrong[key] += 1
                    if wrong[key] <= 2:
                        print("  TOLD AS EXACT", key, text[:60], [one.quote[:40] for one in findings])
                missed[key] += not findings
        exact += 1
        copy = BEFORE + sentence + AFTER
        seen += any(one.verdict == "verbatim" and not one.marked for one in check(copy, corpus).findings)
    print(
        f"{name}: {tried.total()} changed, {wrong.total()} told as exact, {missed.total()} not seen; "
        f"exact copies found {seen} / {exact} {seen / max(1, exact):.3f}"
    )
    for key in tried:
        if wrong[key] or missed[key] > 0.1 * tried[key]:
            print(f"  {key:24}{tried[key]:6} told as exact {wrong[key]:4} not seen {missed[key]:4}")


def _inner(text: str) -> str:
    return re.sub("”", "’", re.sub("“", "‘", text))


if __name__ == "__main__":
    main()
