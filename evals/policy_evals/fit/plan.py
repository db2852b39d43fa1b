"""What a question wants: bot/ask/data/wants.npz. python -m policy_evals.fit.plan [--check] [--confusion]

On evals/plans/ (not `held`, which is a measure): questions that name texts, authors and subjects of no corpus here, each with its want (`also`: what it
could be as well). Whether a word asks or names is learnt too: questions about a whole text hold only words that ask.
What the model is worth is told on folds that it was not made from, and for each writer on the others' questions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.ask import wants
from bot.ask.wants import WANTS
from bot.encoders.embed import choose
from bot.settings import load
from bot.text import keys, vocabulary, words
from policy_evals.fit.numbers import FOLDS, folds

FOLDER = Path(__file__).parents[2] / "plans"
# How strongly small weights are preferred: the model is L2-regularised by 1/C.
C, STEPS = 8.0, 300
# Meanings of any two questions are alike: they are taken from their mean, and weigh so much; and so do runs of characters.
MEANING, GRAMS = 4.0, 2.0
# A word asks where it stands in so many questions of wants that name no subject, or of one want that mostly does and
# repeats no subject, and in others not more often.
PLAIN: frozenset[str] = frozenset({"document", "corpus", "count", "record", "talk", "article"})
NAMING: frozenset[str] = frozenset({"section", "definition", "task", "comparison", "common", "list"})
PLAIN_MIN, NAMING_MIN = 3, 4
SHARE = 0.6
# What a wrong plan costs: nothing, where the answer is made in the same way.
ALIKE = ({"fact", "yesno", "list", "topic", "comparison", "common", "definition"}, {"document", "corpus"})


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """The questions with their wants, and what they are embedded as; `words`: the content words of each."""

    rows: Sequence[dict[str, Any]]
    authors: Sequence[Sequence[str]]
    vectors: NDArray[np.float32]
    words: Sequence[frozenset[str]]
    embedder: str

    @property
    def wants(self) -> NDArray[np.int64]:
        """The number of each question's want."""
        return np.array([WANTS.index(row["want"]) for row in self.rows])


def labelled() -> Labelled:
    """Everything in evals/plans/, each question once."""
    rows = [
        json.loads(line) | {"file": file.stem}
        for file in sorted(FOLDER.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    rows = list({row["q"]: row for row in rows}.values())
    authors = []
    for row in rows:
        level = words.fold(row["q"])
        authors.append([level[start:end] for start, end in words.persons(level)])
    embedder = choose(load().embedding_model)
    vectors = np.concatenate([embedder.queries([words.fold(row["q"])]) for row in rows])
    held = [_words(row["q"], names) for row, names in zip(rows, authors, strict=True)]
    return Labelled(rows, authors, vectors, held, embedder.identity)


def _words(question: str, authors: Sequence[str]) -> frozenset[str]:
    bare = words.fold(question)
    for author in authors:
        bare = bare.replace(author, " ")
    return frozenset(keys.content(bare))


def asking(given: Labelled, chosen: NDArray[np.bool_]) -> Callable[[str, str], bool]:
    """Whether a word asks, by the chosen questions; of a word of one of them (of that want) the others alone tell.

    Questions of all kinds were about the words of `topical.txt`, so that these seemed to ask: no question asks with them.
    """
    terms = {words.fold(term) for term in vocabulary.terms()}
    topical = set((FOLDER / "topical.txt").read_text(encoding="utf-8").split())
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for row, held, one in zip(given.rows, given.words, chosen, strict=True):
        if one:
            for word in held:
                seen[word][row["want"]] += 1

    def asks(word: str, own: str) -> bool:
        if word in terms or word in topical:
            return False
        counted = seen[word] - Counter([own])
        plain = sum(counted[want] for want in PLAIN)
        naming = [counted[want] for want in NAMING]
        enough = plain >= PLAIN_MIN or max(naming) >= NAMING_MIN
        return enough and plain + sum(naming) >= SHARE * counted.total()

    return asks


def table(given: Labelled, asks: Callable[[str, str], bool], own: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The features of every question; `own`: which of them the words that ask were learnt from."""
    made = []
    for at, row in enumerate(given.rows):
        left = sum(not asks(word, row["want"] if own[at] else "") for word in given.words[at])
        made.append(wants.features(wants.masked(row["q"], given.authors[at]), given.vectors[at], left))
    return np.stack(made)


def fitted(figures: NDArray[np.float32], right: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights of shape (features, wants) and intercepts; a want that no question has gets none."""
    from sklearn.linear_model import LogisticRegression

    scale = np.ones(figures.shape[1], dtype=np.float32)
    meaning = figures.shape[1] - wants.BUCKETS - wants.OWN_MAX - 1
    scale[:meaning], scale[meaning : meaning + wants.BUCKETS] = MEANING, GRAMS
    mean = np.where(np.arange(len(scale)) < meaning, figures.mean(axis=0), 0.0)
    found = LogisticRegression(C=C, max_iter=STEPS, tol=1e-3).fit((figures - mean) * scale, right)
    weights = np.zeros((figures.shape[1], len(WANTS)), dtype=np.float32)
    intercept = np.full(len(WANTS), -30.0, dtype=np.float32)
    weights[:, found.classes_] = found.coef_.T * scale[:, None]
    intercept[found.classes_] = found.intercept_ - mean @ weights[:, found.classes_]
    return weights, intercept.astype(np.float32)


def unseen(given: Labelled, parts: NDArray[Any]) -> NDArray[np.float32]:
    """The chances of every question's wants by a model that its part had no part in, shape (questions, wants)."""
    found = np.zeros((len(given.rows), len(WANTS)), dtype=np.float32)
    for part in np.unique(parts):
        learnt = parts != part
        figures = table(given, asking(given, learnt), learnt)
        weights, intercept = fitted(figures[learnt], given.wants[learnt])
        logits = figures[~learnt] @ weights + intercept
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        found[~learnt] = odds / odds.sum(axis=1, keepdims=True)
    return found


def told(given: Labelled, chances: NDArray[np.float32], name: str) -> Iterator[str]:
    """Shares of right plans: exactly, with what a question could be as well, and where the answer is made alike."""
    best = [WANTS[at] for at in chances.argmax(axis=1)]
    exact = [said == row["want"] for said, row in zip(best, given.rows, strict=True)]
    also = [said in (row["want"], *_also(row)) for said, row in zip(best, given.rows, strict=True)]
    alike = [
        one or any({said, row["want"]} <= group for group in ALIKE)
        for said, row, one in zip(best, given.rows, also, strict=True)
    ]
    yield f"{name}: exact {np.mean(exact):.3f}, also {np.mean(also):.3f}, alike {np.mean(alike):.3f} of {len(best)}"


def _also(row: dict[str, Any]) -> list[str]:
    also = row.get("also") or []
    return [also] if isinstance(also, str) else list(also)


def confusion(given: Labelled, chances: NDArray[np.float32]) -> Iterator[str]:
    """For each want: how many questions, how many right, and what the others are taken for."""
    best = [WANTS[at] for at in chances.argmax(axis=1)]
    for want in WANTS:
        taken = Counter(said for said, row in zip(best, given.rows, strict=True) if row["want"] == want)
        right = taken.pop(want, 0)
        yield f"  {want:11}{right:4} of {right + sum(taken.values()):4}  " + ", ".join(
            f"{said} {count}" for said, count in taken.most_common(5)
        )


def main() -> None:
    """Make the model again and say what it is worth; with --check, exit 1 where the package's is another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the model is another")
    parser.add_argument("--confusion", action="store_true", help="print what each want is taken for")
    asked = parser.parse_args()
    given = labelled()
    held = unseen(given, folds([row["q"] for row in given.rows]))
    print(*told(given, held, f"{FOLDS} folds"), sep="\n")
    plain = replace(given, vectors=given.vectors[:, :0])
    print(*told(given, unseen(plain, folds([row["q"] for row in given.rows])), f"{FOLDS} folds, no meaning"), sep="\n")
    for name in ("file", "texts"):
        parts = np.array([row.get(name, "any") for row in given.rows])
        if len(np.unique(parts)) > 1:
            print(*told(given, unseen(given, parts), f"by {name}"), sep="\n")
    if asked.confusion:
        print(*confusion(given, held), sep="\n")
    everyone = np.ones(len(given.rows), dtype=bool)
    asks = asking(given, everyone)
    weights, intercept = fitted(table(given, asks, everyone), given.wants)
    known = " ".join(sorted(word for word in frozenset().union(*given.words) if asks(word, "")))
    bare, bare_intercept = fitted(table(replace(given, vectors=given.vectors[:, :0]), asks, everyone), given.wants)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "wants.npz"
        np.savez_compressed(
            made,
            embedder=np.array(given.embedder),
            weights=weights.astype(np.float16),
            intercept=intercept,
            bare=bare.astype(np.float16),
            bare_intercept=bare_intercept,
            asking=np.array(known),
        )
        if not asked.check:
            wants.DATA.write_bytes(made.read_bytes())
            return
    stored = wants.model()
    if known.split() != sorted(stored.asking) or not np.allclose(stored.weights, weights, atol=0.02):
        sys.exit("the model is another")


if __name__ == "__main__":
    main()
