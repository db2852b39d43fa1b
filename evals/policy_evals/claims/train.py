"""Train the entailment model: `python -m policy_evals.claims.train --out FOLDER --stage made|pairs --reader CHECKPOINT …`.

First pairs made by rule of the training texts (`made`), then those that people wrote (`pairs`), both over the layers of the
trained reader. Seeded; a checkpoint every hundred steps, from which the same command goes on. Figures on the dev pairs,
whose texts nobody trains on.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from bot.encoders import bundled
from bot.encoders.entailment import LIMITS, run_of
from bot.text import words
from policy_evals.claims.made import made
from policy_evals.claims.model import LAYERS, Entailment
from policy_evals.claims.pairs import FOLDER, Pair, Texts, pairs
from policy_evals.reading import learning
from policy_evals.reading import model as reading

SEED, BATCH, EVERY = 20, 32, 100
RATE, WARM, DECAY = 2e-4, 60, 0.01
# Of a text so many claims are made.
OF_REPORT, OF_NOTICE = 130, 10
# What tells true from false on the same evidence, and which tokens are wrong, weigh so much beside each claim.
APART, TOKEN = 0.5, 1.0
# A token that is wrong weighs as several that are not; those of a wrong claim that only may be right, so much.
WRONG, UNSURE = 3.0, 0.2
# Two claims that have so much in common differ by little.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Read:
    """A claim with its evidence; `true`: a claim that the same evidence bears out and that differs little; "" where none does."""

    claim: str
    address: str
    sentences: tuple[str, ...]
    supported: bool
    group: str
    domain: str = ""
    true: str = ""


def of(pair: Pair) -> Read:
    """A labelled pair as it is read."""
    run = run_of(pair.evidence, pair.follow)
    return Read(words.fold(pair.text), run.address, run.sentences, pair.supported, pair.group, pair.domain)


def of_texts(texts: Texts, docs: Sequence[str], seed: int) -> list[Read]:
    """Pairs made by rule."""
    draw, found = random.Random(seed), []
    for doc in docs:
        essay = texts.essay(doc)
        most = OF_NOTICE if doc.startswith("ncp-") else OF_REPORT
        for at, one in enumerate(made(essay.title or "", essay.text, draw, most)):
            sentences = tuple(words.fold(text) for text in one.sentences)
            group = f"{doc} {at // 2}"
            found.append(Read(words.fold(one.claim), words.fold(one.address), sentences, one.supported, group))
    return found


def paired(read: Sequence[Read]) -> list[Read]:
    """The same, each false one with the true one of its group that it is most like."""
    true: dict[str, list[str]] = defaultdict(list)
    for one in read:
        if one.supported:
            true[one.group].append(one.claim)

    def nearest(one: Read) -> str:
        likes = [(SequenceMatcher(None, other, one.claim, autojunk=False).ratio(), other) for other in true[one.group]]
        share, best = max(likes, default=(0.0, ""))
        return best if share >= ALIKE else ""

    return [one if one.supported else replace(one, true=nearest(one)) for one in read]


def training_texts(texts: Texts) -> list[str]:
    """The documents of the reader's training questions, but for what is held out of both."""
    folder, found = FOLDER.parent / "reading" / "questions" / "train", set()
    for file in sorted(folder.glob("*.jsonl")):
        if file.stem not in ("rep-5", "own-3"):
            found |= {json.loads(line)["doc"] for line in file.read_text(encoding="utf-8").splitlines()}
    dev = {item.passage.essay_id for pair in pairs("dev", texts=texts) for item in pair.evidence}
    return sorted(doc for doc in found - dev if doc in texts)


def grouped(read: Sequence[Read], draw: random.Random) -> list[list[int]]:
    """Batches of positions, those of one evidence together, of like length."""
    by: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(read):
        by[one.group].append(at)

    def length(places: list[int]) -> float:
        return max(len(read[at].claim) + sum(map(len, read[at].sentences)) for at in places) + draw.uniform(0, 40)

    batches: list[list[int]] = [[]]
    for places in sorted(by.values(), key=length):
        if len(batches[-1]) + len(places) > BATCH:
            batches.append([])
        batches[-1] += places
    draw.shuffle(batches)
    return batches


def labels(one: Read, pieces: reading.Pieces) -> list[tuple[float, float]]:
    """Of each token of a claim, whether it is wrong, and how much that weighs."""
    ids = pieces.ids(one.claim)[: LIMITS[0]]
    if one.supported:
        return [(0.0, 1.0)] * len(ids)
    if not one.true:
        return [(0.0, 0.0)] * len(ids)
    found = [(0.0, UNSURE)] * len(ids)
    for kind, _, _, start, end in SequenceMatcher(None, pieces.ids(one.true), ids, autojunk=False).get_opcodes():
        if kind in ("replace", "insert"):
            found[start:end] = [(1.0, WRONG)] * (end - start)
    return found


def cost_of(scored: tuple[Tensor, Tensor], some: Sequence[Read], pieces: reading.Pieces) -> Tensor:
    """Cross-entropy of each claim and of its tokens, and of true against false on the same evidence."""
    logits, doubts = scored[0].float(), scored[1].float()
    wanted = torch.tensor([float(one.supported) for one in some])
    each = nn.functional.binary_cross_entropy_with_logits(logits, wanted)
    wrong, weights = torch.zeros_like(doubts), torch.zeros_like(doubts)
    for row, one in enumerate(some):
        for at, (label, weight) in enumerate(labels(one, pieces), 1):  # behind the mark of the beginning
            wrong[row, at], weights[row, at] = label, weight
    token = nn.functional.binary_cross_entropy_with_logits(doubts, wrong, weight=weights, reduction="sum")
    apart = [
        nn.functional.softplus(logits[no] - logits[yes])
        for yes, one in enumerate(some) if one.supported
        for no, other in enumerate(some) if not other.supported and other.group == one.group
    ]  # fmt: skip
    whole = each + TOKEN * token / weights.sum().clamp(min=1)
    return whole + APART * torch.stack(apart).mean() if apart else whole


@dataclass(slots=True)
class Training:
    """A model on its way: its vocabulary, its optimiser, and the steps that are done."""

    model: Entailment
    pieces: reading.Pieces
    optimiser: torch.optim.Optimizer
    done: int = 0

    @classmethod
    def begun(cls, mine: Path, start: Path | None, reader: Path, rate: float) -> Self:
        """From its own checkpoint, else from that of an earlier stage, else from the trained reader's layers."""
        file = bundled.weights_file()
        assert file is not None
        weights, read = bundled.read(file), torch.load(reader, weights_only=False)
        pieces = reading.Pieces(weights, read["kept"])
        body = reading.Reader(weights, pieces, LAYERS)
        body.load_state_dict(read["state"])
        model = Entailment(body)
        optimiser = torch.optim.AdamW(model.parameters(), rate, weight_decay=DECAY)
        training = cls(model, pieces, optimiser)
        if found := next((path for path in (mine, start) if path and path.is_file()), None):
            before = torch.load(found, weights_only=False)
            model.load_state_dict(before["state"])
            if found == mine:
                optimiser.load_state_dict(before["optimiser"])
                training.done = before["done"]
        return training

    def scores(self, some: Sequence[Read]) -> tuple[Tensor, Tensor]:
        """Logits, shape (claims,), and doubts, shape (claims, tokens)."""
        encoded = [self.pieces.encode(one.claim, one.address, one.sentences, LIMITS) for one in some]
        ids, part, _ = reading.batch(encoded, self.pieces.pad)
        return self.model(ids, part)  # type: ignore[no-any-return]

    def step(self, some: Sequence[Read], rate: float) -> float:
        """Learn from a batch; its loss."""

        def cost() -> Tensor:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scored = self.scores(some)
            return cost_of(scored, some, self.pieces)

        self.done += 1
        return learning.learnt(self.model, self.optimiser, rate, cost)

    @torch.no_grad()
    def judged(self, read: Sequence[Read]) -> str:
        """AUC of all and of each domain, and how many true ones are kept where a twentieth of the false ones is shown."""
        from sklearn.metrics import roc_auc_score

        self.model.train(False)
        order = sorted(range(len(read)), key=lambda at: sum(map(len, read[at].sentences)))
        found = [0.0] * len(read)
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            for at, score in zip(some, self.scores([read[at] for at in some])[0].tolist(), strict=True):
                found[at] = score
        self.model.train(True)
        truth = [one.supported for one in read]
        false = sorted((score for score, true in zip(found, truth, strict=True) if not true), reverse=True)
        bound = false[len(false) // 20]
        kept = sum(score > bound for score, true in zip(found, truth, strict=True) if true) / sum(truth)
        by = defaultdict(list)
        for one, score in zip(read, found, strict=True):
            by[one.domain].append((one.supported, score))
        each = " ".join(f"{name} {roc_auc_score(*zip(*rows, strict=True)):.3f}" for name, rows in sorted(by.items()))
        return f"AUC {roc_auc_score(truth, found):.3f} ({each}), kept {kept:.3f} where .05 of the false are shown"

    def save(self, path: Path) -> None:
        """A checkpoint."""
        learning.save(path, self.model, self.optimiser, kept=self.pieces.kept, done=self.done)


def arguments() -> argparse.Namespace:
    """What the command is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints")
    parser.add_argument("--stage", choices=["made", "pairs"], required=True)
    parser.add_argument("--start", type=Path, help="checkpoint of the earlier stage")
    parser.add_argument("--reader", type=Path, required=True, help="checkpoint of the trained reader")
    parser.add_argument("--data", type=Path, required=True, help="the folder ../shared/data")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train one stage; print figures as it goes."""
    given = arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    texts = Texts(given.data)
    dev = [of(pair) for pair in pairs("dev", texts=texts) if not pair.follow]
    train = paired(
        of_texts(texts, training_texts(texts), SEED)
        if given.stage == "made"
        else [of(pair) for pair in pairs("train", texts=texts)]
    )
    mine = given.out / f"{given.stage}.pt"
    training = Training.begun(mine, given.start, given.reader, given.rate)
    steps = [batch for one in range(given.passes) for batch in grouped(train, random.Random(SEED + one))]
    print(f"{len(train)} pairs, {len(dev)} dev, {len(steps)} steps, {training.done} done", flush=True)
    training.model.train(True)
    started, first, shown = time.time(), training.done, 0.0
    for step in range(training.done, len(steps)):
        rate = learning.paced(given.rate, step, len(steps), WARM)
        shown += training.step([train[at] for at in steps[step]], rate)
        if (step + 1) % EVERY == 0 or step + 1 == len(steps):
            speed = (step + 1 - first) * BATCH / (time.time() - started)
            told = training.judged(dev)
            print(f"{step + 1}/{len(steps)} loss {shown / EVERY:.3f} {speed:.1f}/s {told}", flush=True)
            shown = 0.0
            training.save(mine)


if __name__ == "__main__":
    main()
