"""Train the reader: `python evals/reading/train.py --out FOLDER [--pretrain DATA] [--batches FILES --home HOME] …`.

Stages: reading comprehension first (`--pretrain ../shared/data/reading`), then batches of `questions/` and `needs/` over an
index of their documents (`--home`, once for each). Seeded; a checkpoint every few minutes, from which the same command goes on.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import torch
from torch import Tensor, nn

from bot.app import Bot
from bot.encoders import bundled
from bot.settings import load
from policy_evals.reading import data, learning
from policy_evals.reading import model as reading
from policy_evals.reading.restored import kept

SEED = 19
RATE, WARM, DECAY = 2e-4, 200, 0.01
BATCH, EVERY, HELD = 32, 100, 400
# A piece that is used less often is left to its characters.
LEAST = 2
# A window that does not answer weighs as one that does; a sentence that answers, as several that do not.
SENTENCE_WEIGHT = 4.0


def loss(scores: tuple[Tensor, Tensor], read: Sequence[data.Read], encoded: Sequence[reading.Encoded]) -> Tensor:
    """Binary cross-entropy over sentences and windows, and which of all sentences read for a question is the best."""
    sentences, windows = (one.float() for one in scores)
    wanted, known = torch.zeros_like(sentences), torch.zeros_like(sentences)
    for row, (one, code) in enumerate(zip(read, encoded, strict=True)):
        known[row, : code.sentences] = 1
        for at in one.also:
            if at < code.sentences:
                known[row, at] = 0
        for at in one.gold:
            if at < code.sentences:
                wanted[row, at] = known[row, at] = 1
    each = nn.functional.binary_cross_entropy_with_logits(
        sentences, wanted, weight=known * (1 + (SENTENCE_WEIGHT - 1) * wanted), reduction="sum"
    ) / known.sum().clamp(min=1)
    whole = nn.functional.binary_cross_entropy_with_logits(windows, wanted.amax(1))
    masked = sentences.masked_fill((known + wanted) == 0, -1e4)
    gold = sentences.masked_fill(wanted == 0, -1e4)
    among = [
        torch.logsumexp(masked[rows].flatten(), 0) - torch.logsumexp(gold[rows].flatten(), 0)
        for rows in asked(read)
        if wanted[rows].any()
    ]
    best = torch.stack(among).mean() if among else sentences.new_zeros(())
    return each + whole + 0.5 * best


def asked(read: Sequence[data.Read]) -> list[list[int]]:
    """The positions of the windows of each question."""
    found: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(read):
        found.setdefault((one.domain, one.question), []).append(at)
    return list(found.values())


def inputs(encoded: Sequence[reading.Encoded], pieces: reading.Pieces) -> tuple[Tensor, Tensor, Tensor]:
    """What the reader takes."""
    ids, part, most = reading.batch(encoded, pieces.pad)
    return ids, part, reading.belonging(part, most)


def bucketed(read: Sequence[data.Read], draw: random.Random) -> Iterator[list[int]]:
    """Batches of positions: the windows of a question together, and of questions with windows of like length."""

    def length(places: Sequence[int]) -> float:
        return max(sum(map(len, read[at].sentences)) for at in places) + draw.uniform(0, 40)

    groups: list[list[int]] = [[]]
    for places in sorted(asked(read), key=length):
        if len(groups[-1]) + len(places) > BATCH:
            groups.append([])
        groups[-1] += places
    draw.shuffle(groups)
    yield from groups


def prepared(given: argparse.Namespace) -> tuple[list[data.Read], list[data.Read]]:
    """What is trained on, and what is not (whole files, or a tenth of the questions); kept beside the checkpoint, as finding the windows takes minutes."""
    kept = given.out / f"{given.stage}.pickle"
    if kept.is_file():
        found = pickle.loads(kept.read_bytes())
    else:
        found = list(data.comprehension(given.pretrain, SEED)) if given.pretrain else []
        for home, files in zip(given.home, given.batches, strict=True):
            bot = Bot(replace(load(), home=home))
            found += data.batches([Path(one) for one in files.split(",")], bot, SEED)
        kept.write_bytes(pickle.dumps(found))
    draw = random.Random(SEED)
    again = sorted({one.question for one in found if one.domain in given.replayed})
    left = set(again) - set(draw.sample(again, round(given.replay * len(again))))
    found = [one for one in found if one.domain not in given.replayed or one.question not in left]
    if given.held:
        groups = [[found[at] for at in places] for places in asked(found) if found[places[0]].domain in given.held]
        draw.shuffle(groups)
        return [one for one in found if one.domain not in given.held], [one for group in groups for one in group]
    questions = sorted({one.question for one in found})
    draw.shuffle(questions)
    tenth = set(questions[: len(questions) // 10])
    return [one for one in found if one.question not in tenth], [one for one in found if one.question in tenth]


@torch.no_grad()
def judged(reader: reading.Reader, read: Sequence[data.Read], pieces: reading.Pieces) -> str:
    """How often the best of all sentences read for a question is right, and whether its best window tells that it is
    answered at all (AUC)."""
    from sklearn.metrics import roc_auc_score

    reader.train(False)
    right, whole, truth = [], [], []
    for places in asked(read):
        some = [read[at] for at in places]
        encoded = [pieces.encode(one.question, one.address, one.sentences) for one in some]
        sentences, windows = reader(*inputs(encoded, pieces))
        scores = {
            (row, at): float(sentences[row, at]) for row, code in enumerate(encoded) for at in range(code.sentences)
        }
        if any(one.gold for one in some):
            row, at = max(scores, key=scores.__getitem__)
            right.append(at in some[row].gold)
        whole.append(float(windows.max()))
        truth.append(any(one.gold for one in some))
    reader.train(True)
    auc = roc_auc_score(truth, whole) if 0 < sum(truth) < len(truth) else float("nan")
    return (
        f"best sentence {sum(right) / max(1, len(right)):.3f} of {len(right)}, AUC {auc:.3f} of {len(truth)} questions"
    )


@dataclass(slots=True)
class Training:
    """A reader on its way: its vocabulary, its optimiser, and the steps that are done."""

    reader: reading.Reader
    pieces: reading.Pieces
    optimiser: torch.optim.Optimizer
    done: int = 0

    @classmethod
    def begun(cls, mine: Path, start: Path | None, texts: Callable[[], Iterable[str]], rate: float) -> Self:
        """From its own checkpoint, else from that of an earlier stage, else from the bundled model's lower layers.

        `start` may be a reader's vocabulary (`reader.json`) too: that one is kept, as other models share it.
        """
        file = bundled.weights_file()
        assert file is not None
        weights = bundled.read(file)
        found = next((path for path in (mine, start) if path and path.is_file() and path.suffix != ".json"), None)
        before = torch.load(found, weights_only=False) if found else None
        if before:
            held = before["kept"]
        else:
            held = kept(weights, start) if start else reading.vocabulary(weights, texts(), LEAST)
        pieces = reading.Pieces(weights, held)
        reader = reading.Reader(weights, pieces)
        optimiser = torch.optim.AdamW(reader.parameters(), rate, weight_decay=DECAY)
        if before:
            reader.load_state_dict(before["state"])
        if before and found == mine:
            optimiser.load_state_dict(before["optimiser"])
        return cls(reader, pieces, optimiser, before["done"] if before and found == mine else 0)

    def step(self, some: Sequence[data.Read], rate: float) -> float:
        """Learn from a batch; its loss."""
        encoded = [self.pieces.encode(one.question, one.address, one.sentences) for one in some]

        def cost() -> Tensor:
            with torch.autocast("cpu", dtype=torch.bfloat16):  # half as long again without
                scores = self.reader(*inputs(encoded, self.pieces))
            return loss(scores, some, encoded)

        self.done += 1
        return learning.learnt(self.reader, self.optimiser, rate, cost)

    def save(self, path: Path, seen: int) -> None:
        """A checkpoint."""
        learning.save(path, self.reader, self.optimiser, kept=self.pieces.kept, done=self.done, seen=seen)


def arguments() -> argparse.Namespace:
    """What the command is told."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of checkpoints")
    parser.add_argument("--stage", required=True, help="name of this stage; its checkpoint is STAGE.pt")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier stage, or a vocabulary")
    parser.add_argument("--pretrain", type=Path, help="folder of reading comprehension")
    parser.add_argument("--vocabulary", type=Path, nargs="*", default=(), help="texts whose pieces are kept")
    parser.add_argument("--home", type=Path, action="append", default=[], help="index of a collection")
    parser.add_argument("--batches", action="append", default=[], help="its files of questions, by commas")
    parser.add_argument("--held", nargs="*", default=(), help="names of files that are judged on alone")
    parser.add_argument("--replayed", nargs="*", default=(), help="names of files that an earlier stage was trained on")
    parser.add_argument("--replay", type=float, default=0.25, help="of their questions this share is asked again")
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--most", type=int, default=0, help="stop after so many windows")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Train one stage; print figures as it goes."""
    given = arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    train, held = prepared(given)
    mine = given.out / f"{given.stage}.pt"

    def texts() -> Iterator[str]:
        yield from (text for one in train for text in (one.question, *one.sentences))
        yield from (path.read_text(encoding="utf-8") for path in given.vocabulary)

    training = Training.begun(mine, given.start, texts, given.rate)
    steps = [group for one in range(given.passes) for group in bucketed(train, random.Random(SEED + one))]
    steps = steps[: given.most // BATCH] if given.most else steps
    print(
        f"{len(train)} windows, {len(held)} held, {len(training.pieces.kept)} pieces, {training.done} steps done",
        flush=True,
    )
    training.reader.train(True)
    started, first, shown = time.time(), training.done, 0.0
    for step in range(training.done, len(steps)):
        rate = learning.paced(given.rate, step, len(steps), WARM)
        shown += training.step([train[at] for at in steps[step]], rate)
        if (step + 1) % EVERY == 0 or step + 1 == len(steps):
            speed = (step + 1 - first) * BATCH / (time.time() - started)
            figures = judged(training.reader, held[:HELD], training.pieces)
            print(f"{step + 1}/{len(steps)} loss {shown / EVERY:.3f} {speed:.1f} windows/s {figures}", flush=True)
            shown = 0.0
            training.save(mine, len(train))
    print(judged(training.reader, held, training.pieces), flush=True)


if __name__ == "__main__":
    main()
