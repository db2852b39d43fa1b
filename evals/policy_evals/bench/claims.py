"""How well the checker tells true sentences from false ones: `python -m policy_evals.bench.claims [--split dev] [--failures]`.

The pairs of evals/claims (dev or test), by domain and by kind: how many true ones are kept, how many false ones are shown.
The cases of prose-dev and prose-test the same, each as a reply of a model goes through the whole program.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bot import settings
from bot.app import Bot
from bot.encoders.entailment import BundledEntailment
from bot.model import support
from bot.model.checker import Learnt, why_not
from bot.text import words
from policy_evals.claims import prose
from policy_evals.claims.pairs import Pair, Texts, pairs

# What an answer of a model has at most by the rules of its prompt.
SENTENCES = 6
PROSE = ("prose-dev", "prose-test")


def judged(checker: Learnt, asked: list[Pair]) -> Iterator[tuple[Pair, str | None, float]]:
    """Each pair, why it is not shown, and the milliseconds that took."""
    for pair in asked:
        started = time.perf_counter()
        if pair.follow:
            verdict = checker.score(pair.text, pair.evidence, pair.follow)
            reason = None if verdict.supported else verdict.reason or ""
        else:
            reason = why_not(pair.cited, {item.number: item for item in pair.evidence}, checker)
        yield pair, reason, 1000 * (time.perf_counter() - started)


def calibration(checker: Learnt, asked: list[Pair]) -> Iterator[str]:
    """By tenths of the checker's figure, how many pairs are true: a line each with a bar, and the mean squared error.

    A sentence's figure is the least of its segments'; what admits no doubt (an author, a quotation, a number) has 0.
    """
    told = [(min(_figures(checker, pair)), pair.supported) for pair in asked if not pair.follow]
    for tenth in range(10):
        some = [true for figure, true in told if min(int(10 * figure), 9) == tenth]
        share = sum(some) / len(some) if some else 0.0
        line = f"{share:.2f} of {len(some):4} true {'#' * round(40 * share)}" if some else "none"
        yield f"figure {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: {line}"
    yield f"mean squared error {sum((figure - true) ** 2 for figure, true in told) / len(told):.3f} of {len(told)}"


def _figures(checker: Learnt, pair: Pair) -> Iterator[float]:
    known = {item.number: item for item in pair.evidence}
    for segment, numbers in support.segments(pair.cited):
        yield checker.score(segment, [known[number] for number in numbers if number in known]).figure


def _prose(split: str, texts: Texts, checker: Learnt, failures: bool) -> None:
    told: dict[str, dict[bool, list[bool]]] = defaultdict(lambda: {True: [], False: []})
    for row in prose.rows(split, texts):
        seen, why = prose.shown(row, texts, checker)
        for kind in (row["kind"], "all"):
            told[kind][row["true"]].append(seen)
        if failures and seen is not row["true"]:
            print(row["id"], row["claim"], "|", why or "shown")
    for kind, marks in told.items():
        kept, false = marks[True], marks[False]
        print(f"{kind:11} true kept {sum(kept):3} of {len(kept):3}, false shown {sum(false):3} of {len(false):3}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test", *PROSE], default="dev")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args()
    checker = Learnt(BundledEntailment(), Bot(settings.load()).searcher.authors)
    words.names_something("创新")  # as a running bot has it
    if given.split in PROSE:
        _prose(given.split, Texts(given.data), checker, given.failures)
        return
    found = list(judged(checker, list(pairs(given.split, given.data))))
    for pair, reason, _ in found if given.failures else []:
        if (reason is None) is not pair.supported:
            print(pair.id, pair.kind, pair.text, "|", reason or "shown")
    for name in ("domain", "kind"):
        shown: dict[tuple[str, bool], list[bool]] = defaultdict(list)
        for pair, reason, _ in found:
            key = pair.kind if name == "kind" or pair.follow else pair.domain
            for one in {key, "all"} if name == "domain" and not pair.follow else {key}:
                shown[one, pair.supported].append(reason is None)
        for key, true in sorted(shown, key=lambda one: (not one[1], one[0])):
            some = shown[key, true]
            print(f"{'true kept' if true else 'false shown':11} {key:15} {sum(some) / len(some):.3f} of {len(some)}")
    print(*calibration(checker, [pair for pair, _, _ in found]), sep="\n")
    spent = [took for _, _, took in found]
    answers = [sum(spent[at : at + SENTENCES]) for at in range(0, len(spent), SENTENCES)]
    print(
        f"a sentence: median {statistics.median(spent):.0f} ms; {SENTENCES} sentences: median {statistics.median(answers):.0f} ms"
    )


if __name__ == "__main__":
    main()
