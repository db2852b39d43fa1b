"""Train what tells a question's frame and slots: `python -m policy_evals.reading.frames FOLDER [--check]`.

On evals/frames/ (and, as questions of no frame, those of evals/plans/ that are small talk or about anything else). Slots are
filled with others' words at random, so that no word of a training question tells its frame. Writes frames.onnx,
frames.json and the weights (frames.pt) into FOLDER; with --check only the share that is right of every eighth question, left
out of training.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from bot.encoders import bundled
from bot.encoders.frames import CLAIM, LONGEST, NONE, leads
from bot.encoders.reader import BOS, DATA, EOS, pieces
from policy_evals.reading import exported
from policy_evals.reading.bert import bert
from policy_evals.reading.restored import kept

FOLDER = Path(__file__).parents[2] / "frames"
PLANS = FOLDER.parent / "plans"
# Wants of evals/plans/ that no frame is for.
OTHERS = ("other",)
LETTERS = "ADTIYPNC"
SLOT = re.compile(rf"\[([{LETTERS}]):([^\[\]]*)\]")
TAGS = ["O", *(f"{begin}{letter}" for letter in LETTERS for begin in "BI")]
PAD = 2
LAYERS, EPOCHS, RATE, BATCH, SWAP, SMOOTH, SLOTS_WEIGH = 6, 10, 2e-4, 32, 0.5, 0.05, 0.5
HELD = 8
# So many batches are sorted by length at once.
POOL = 16
# A frame has a slot that one in so many of its questions has.
OFTEN = 10
IGNORED = -100

Parts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a frame, cut into slots (letter, words) and what stands between them (no letter)."""

    frame: str
    parts: Parts


def parted(question: str) -> Parts:
    """A marked question in parts. Example: [A:王明]怎么看[T:中试] -> (A, 王明), ("", 怎么看), (T, 中试)"""
    found: list[tuple[str, str]] = []
    at = 0
    for match in SLOT.finditer(question):
        found += [("", question[at : match.start()]), (match[1], match[2])]
        at = match.end()
    return [part for part in (*found, ("", question[at:])) if part[1]]


def rows() -> list[Row]:
    """Everything to be learnt from, in one order."""
    found = []
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append(Row(row["frame"], parted(row["q"])))
    for file in sorted(PLANS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["want"] in OTHERS:
                found.append(Row(NONE, [("", row["q"])]))
    random.Random(3).shuffle(found)
    return found


class Model(nn.Module):
    """The lower layers of multilingual-e5-small: ids -> logits of the frames, and of each token's tag."""

    def __init__(self, frames: int) -> None:
        super().__init__()
        begun = bundled.weights_file()
        assert begun is not None
        weights = bundled.read(begun)
        whole = bert(weights)
        held = torch.tensor(kept(weights, DATA / "reader.json"))
        rows = whole.embeddings.word_embeddings(held).clone()
        self.words = nn.Embedding(rows.shape[0], rows.shape[1], _weight=rows)
        self.words.weight.requires_grad_(False)
        self.positions = whole.embeddings.position_embeddings
        self.kind = nn.Parameter(whole.embeddings.token_type_embeddings.weight[0].detach().clone())
        self.norm = whole.embeddings.LayerNorm
        self.layers = whole.encoder.layer[:LAYERS]
        self.drop = nn.Dropout(0.1)
        self.weigh = nn.Linear(weights.hidden, 1)
        self.frame = nn.Linear(2 * weights.hidden, frames)
        self.tag = nn.Linear(weights.hidden, len(TAGS))

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """(questions, tokens) -> (questions, frames), (questions, tokens, tags)."""
        mask = (ids != PAD).float()
        at = torch.arange(ids.shape[1]).unsqueeze(0)
        state = self.drop(self.norm(self.words(ids) + self.positions(at) + self.kind))
        bias = (1 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            found = layer(state, attention_mask=bias)
            state = found[0] if isinstance(found, tuple) else found
        mean = (state * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        share = (self.weigh(state).squeeze(-1) - (1 - mask) * 1e4).softmax(1)
        whole = torch.cat([mean, (state * share[..., None]).sum(1)], 1)
        return self.frame(self.drop(whole)), self.tag(self.drop(state))


def encoded(parts: Parts, fills: dict[str, list[str]], swap: float) -> tuple[list[int], list[int]]:
    """The ids of a question and the tag of each; with the chance `swap` a slot is filled with other words."""
    text, tags = "", list[str]()
    for letter, said in parts:
        # A claim is the whole sentence: it is not exchanged.
        filled = random.choice(fills[letter]) if letter and letter != CLAIM and random.random() < swap else said
        text += filled
        tags += [f"{'I' if at else 'B'}{letter}" if letter else "O" for at in range(len(filled))]
    plain, cut = pieces(DATA / "reader.json", text)
    ids, spans = cut.ids, cut.offsets
    # Characters that are written otherwise shift what follows: such a question teaches its frame alone.
    aligned = len(plain) == len(text)
    made = [IGNORED]
    for at, (start, end) in enumerate(spans[: LONGEST - 2]):
        inside = [tag for tag in tags[start:end] if tag != "O"]
        tag = inside[0] if 2 * len(inside) >= end - start and inside else "O"
        made.append(TAGS.index(tag) if aligned and not leads(spans, at) else IGNORED)
    return [BOS, *ids[: LONGEST - 2], EOS], [*made, IGNORED]


def batch(chosen: Sequence[Row], names: Sequence[str], fills: dict[str, list[str]], swap: float) -> tuple[Tensor, ...]:
    """Ids, frames, tags of some questions, of one length."""
    cut = [encoded(row.parts, fills, swap) for row in chosen]
    longest = max(len(ids) for ids, _ in cut)
    return (
        torch.tensor([[*ids, *[PAD] * (longest - len(ids))] for ids, _ in cut]),
        torch.tensor([names.index(row.frame) for row in chosen]),
        torch.tensor([[*tags, *[IGNORED] * (longest - len(tags))] for _, tags in cut]),
    )


def held(frame: str, everything: Sequence[Row]) -> dict[str, int]:
    """The slots that one in ten of a frame's questions has, each with how many words fill it in one at most."""
    own = [[letter for letter, _ in row.parts if letter] for row in everything if row.frame == frame]
    often = [letter for letter in LETTERS if OFTEN * sum(letter in one for one in own) >= len(own)]
    return {letter: max(one.count(letter) for one in own) for letter in often}


def alike(order: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Batches of questions of about one length, in any order: little of them is padding."""
    pools = (order[at : at + POOL * BATCH] for at in range(0, len(order), POOL * BATCH))
    level = [row for pool in pools for row in sorted(pool, key=lambda row: sum(len(said) for _, said in row.parts))]
    batches = [level[at : at + BATCH] for at in range(0, len(level), BATCH)]
    random.shuffle(batches)
    yield from batches


def trained(learnt: Sequence[Row], names: Sequence[str], fills: dict[str, list[str]]) -> Model:
    """The model after all passes; prints the loss of each."""
    torch.manual_seed(0)
    random.seed(0)
    model = Model(len(names)).train()
    weights = [one for one in model.parameters() if one.requires_grad]
    several = len(learnt) // BATCH
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=EPOCHS * several + 1, pct_start=0.1)
    order = list(learnt)
    for epoch in range(EPOCHS):
        random.shuffle(order)
        lost = 0.0
        for chosen in alike(order[: several * BATCH]):
            ids, frames, tags = batch(chosen, names, fills, SWAP)
            told, tagged = model(ids)
            loss = nn.functional.cross_entropy(told, frames, label_smoothing=SMOOTH)
            of_slots = nn.functional.cross_entropy(tagged.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)
            optimiser.zero_grad()
            (loss + SLOTS_WEIGH * of_slots).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            rate.step()
            lost += loss.item()
        print(f"{epoch}: {lost / several:.3f}", flush=True)
    return model.train(False)


def told(model: Model, left: Sequence[Row], names: Sequence[str], fills: dict[str, list[str]]) -> Iterator[str]:
    """The shares that are right of questions left out, those surer than .9, and what is taken for what."""
    right, sure, surely, tags_right, tags_all = 0, 0, 0, 0, 0
    wrong = []
    with torch.no_grad():
        for row in left:
            ids, frames, tags = batch([row], names, fills, 0.0)
            found, tagged = model(ids)
            chance, best = found.softmax(1).max(1)
            hit = bool(best == frames)
            right, sure, surely = right + hit, sure + bool(chance > 0.9), surely + (hit and bool(chance > 0.9))
            known = tags[0] > 0
            tags_right += int((tagged[0].argmax(1)[known] == tags[0][known]).sum())
            tags_all += int(known.sum())
            if not hit:
                said = "".join(words for _, words in row.parts)
                wrong.append(f"  {row.frame} as {names[int(best)]} {float(chance):.2f} {said}")
    yield f"frames {right / len(left):.3f}, surer than .9: {surely / max(sure, 1):.3f} of {sure / len(left):.2f}"
    yield f"tags of slots {tags_right / max(tags_all, 1):.3f}"
    yield from wrong


def main() -> None:
    """Train, and write the model or what it is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    everything = rows()
    names = sorted({row.frame for row in everything})
    fills = {letter: [said for row in everything for sign, said in row.parts if sign == letter] for letter in LETTERS}
    learnt = [row for at, row in enumerate(everything) if at % HELD] if given.check else everything
    model = trained(learnt, names, fills)
    given.folder.mkdir(parents=True, exist_ok=True)
    torch.save({"state": model.state_dict(), "frames": names}, given.folder / "frames.pt")
    if given.check:
        print(*told(model, everything[::HELD], names, fills), sep="\n")
        return
    (ids, *_) = batch(everything[:2], names, fills, 0.0)
    exported.write(model, {"ids": ids}, ["frames", "tags"], given.folder / "frames.onnx")
    known = {"frames": {name: held(name, everything) for name in names}, "tags": TAGS}
    (given.folder / "frames.json").write_text(json.dumps(known), encoding="utf-8")


if __name__ == "__main__":
    main()
