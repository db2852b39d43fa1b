"""How well the checks of `bot/model/support.py` tell true paraphrases from corrupted ones: evals/claims/pairs.jsonl.

Run: python -m policy_evals.bench.claims [--split dev|test] [--failures]. Precision and recall of `supported`, by kind.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot import settings
from bot.app import Bot
from bot.documents.corpus import load
from bot.domain import Essay, Evidence
from bot.model.support import why_not
from bot.settings import shipped
from bot.text import words
from bot.text.outline import Outline
from bot.text.passages import split
from policy_evals.files import DATA

# What an answer of a model has at most by the rules of its prompt.
SENTENCES = 6
FILE = DATA / "claims" / "pairs.jsonl"


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the evidence that it cites, and whether that bears it out."""

    id: str
    split: str
    kind: str
    supported: bool
    text: str
    evidence: tuple[Evidence, ...]

    @property
    def cited(self) -> str:
        """The claim with a marker for each piece of evidence."""
        marks = "".join(f"[{item.number}]" for item in self.evidence)
        return self.text.removesuffix("。") + marks + "。"


def pairs(bounds: tuple[int, int, int]) -> Iterator[Pair]:
    """Every labelled pair, its evidence in the passage that holds it."""
    texts = {essay.essay_id: essay for essay in load([shipped("corpus")])[0]}
    for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines()):
        found = tuple(
            _evidence(n, texts[item["essay_id"]], item["quote"], bounds) for n, item in enumerate(row["evidence"], 1)
        )
        yield Pair(row["id"], row["split"], row["kind"], row["supported"], row["text"], found)


def _evidence(number: int, essay: Essay, quote: str, bounds: tuple[int, int, int]) -> Evidence:
    start = essay.text.index(quote)
    passage = next(p for p in split(Outline(essay), bounds[0], bounds[1]) if p.start <= start < p.end)
    return Evidence(number, passage, start, start + len(quote), quote)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"])
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args()
    bot = Bot(settings.load())
    authors = bot.searcher.authors
    words.names_something("创新")  # as a running bot has it
    by_kind: dict[tuple[str, bool, str], list[bool]] = defaultdict(list)
    seconds = []
    for pair in pairs(bot.settings.bounds):
        if given.split not in (None, pair.split):
            continue
        started = time.perf_counter()
        reason = why_not(pair.cited, {item.number: item for item in pair.evidence}, authors)
        seconds.append(time.perf_counter() - started)
        right = (reason is None) is pair.supported
        by_kind[pair.split, pair.supported, pair.kind].append(right)
        if given.failures and not right:
            print(pair.id, pair.kind, pair.text, "|", reason or "passed")
    for part in ("dev", "test"):
        kept = [r for (s, true, _), rights in by_kind.items() for r in rights if s == part and true]
        caught = [r for (s, true, _), rights in by_kind.items() for r in rights if s == part and not true]
        if kept:
            passed = sum(kept) + len(caught) - sum(caught)
            print(
                f"{part}: precision {sum(kept) / passed:.3f}, recall {sum(kept) / len(kept):.3f} of {len(kept)} true, caught {sum(caught)} of {len(caught)} corrupted"
            )
    for (part, _, kind), rights in sorted(by_kind.items(), key=lambda item: (item[0][0], not item[0][1])):
        print(f"  {part} {kind:15} {sum(rights)}/{len(rights)}")
    answers = sorted(sum(seconds[at : at + SENTENCES]) * 1000 for at in range(0, len(seconds), SENTENCES))
    print(
        f"a claim: median {statistics.median(seconds) * 1000:.1f} ms; an answer of {SENTENCES} sentences: median "
        f"{statistics.median(answers):.1f} ms, 95 % {answers[int(0.95 * len(answers))]:.1f} ms, most {answers[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main()
