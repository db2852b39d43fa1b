"""A step of training, its rate, and its checkpoint: what the reader's and the entailment model's have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

# Of the rate, what is left at the end.
LAST = 0.02


def paced(rate: float, step: int, steps: int, warm: int) -> float:
    """The rate of a step (from 0): it rises over so many, and then falls."""
    return rate * min(1, (step + 1) / warm) * max(LAST, 1 - step / steps)


def learnt(model: nn.Module, optimiser: torch.optim.Optimizer, rate: float, cost_of: Callable[[], Tensor]) -> float:
    """Learn from a batch; its loss."""
    for group in optimiser.param_groups:
        group["lr"] = rate
    cost = cost_of()
    cost.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    optimiser.zero_grad()
    return float(cost.detach())


def save(path: Path, model: nn.Module, optimiser: torch.optim.Optimizer, **told: object) -> None:
    """A checkpoint; written beside and then moved, so that it is never half written."""
    beside = path.with_suffix(".part")
    torch.save({"state": model.state_dict(), "optimiser": optimiser.state_dict(), **told}, beside)
    beside.replace(path)
