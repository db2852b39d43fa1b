"""A further reader's scores brought to the scale of the one that ships: `python -m policy_evals.reading.rescaled NEW.pt OUT.pt --windows STAGE.pickle`.

What hears a reader's scores (weights, bounds) was fitted on those of one reader; the next one's may lie higher or wider. Its two
heads are multiplied and shifted so that, over windows that neither was trained on, their quantiles from the middle up are those
of the reader that ships (least squares over 60 quantiles).
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bot.encoders.reader import BundledReader, Run
from policy_evals.reading import data, exported
from policy_evals.reading import model as reading
from policy_evals.reading.train import SEED, inputs

QUANTILES = np.linspace(0.5, 0.995, 60)
MOST = 1200

Scores = tuple[NDArray[np.float64], NDArray[np.float64]]


def shipped(read: Sequence[data.Read]) -> Scores:
    """What the reader that ships gives the sentences and the windows."""
    reader = BundledReader()
    found = [reader.read(one.question, [Run(one.address, one.sentences)])[0] for one in read]
    return np.array([score for one in found for score in one.sentences]), np.array([one.whole for one in found])


@torch.no_grad()
def given(reader: reading.Reader, pieces: reading.Pieces, read: Sequence[data.Read]) -> Scores:
    """What a checkpoint gives them; NaN for a sentence that has no room."""
    each: list[float] = []
    whole: list[float] = []
    for one in read:
        code = pieces.encode(one.question, one.address, one.sentences)
        sentences, windows = reader(*inputs([code], pieces))
        held = [float(score) for score in sentences[0, : code.sentences]]
        each += held + [float("nan")] * (len(one.sentences) - len(held))
        whole.append(float(windows[0]))
    return np.array(each), np.array(whole)


def main() -> None:
    """Write the checkpoint and print what its heads were multiplied by and shifted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("new", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--windows", type=Path, required=True, help="as `train.py` keeps them beside a checkpoint")
    parser.add_argument(
        "--held", nargs="+", required=True, help="names of files of questions that neither was trained on"
    )
    told = parser.parse_args()
    read = [one for one in pickle.loads(told.windows.read_bytes()) if one.domain in told.held]
    random.Random(SEED).shuffle(read)
    kept, weights, pieces = exported.checkpoint(told.new)
    reader = reading.Reader(weights, pieces)
    reader.load_state_dict(kept["state"])
    reader.train(False)
    for name, old, new in zip(
        ("sentence", "window"), shipped(read[:MOST]), given(reader, pieces, read[:MOST]), strict=True
    ):
        both = np.isfinite(old) & np.isfinite(new)
        scale, shift = np.polyfit(np.quantile(new[both], QUANTILES), np.quantile(old[both], QUANTILES), 1)
        kept["state"][f"{name}.weight"] *= scale
        kept["state"][f"{name}.bias"] = kept["state"][f"{name}.bias"] * scale + shift
        print(f"{name}: × {scale:.3f} {shift:+.3f}")
    torch.save({key: kept[key] for key in ("state", "kept", "done")}, told.out)


if __name__ == "__main__":
    main()
