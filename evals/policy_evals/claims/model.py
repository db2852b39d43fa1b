"""The entailment model: the reader's layers, and how far each token of a claim is not borne out by what follows it.

A claim is as doubtful as its most doubtful tokens: its logit is `bias - logsumexp(doubt of its tokens)`. Trained with the
claims that are wrong in a few words only, whose tokens are known.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from policy_evals.reading.model import Reader

# A claim has about so many tokens: where none is doubted more than another, it is as likely as not.
TOKENS = 40
LAYERS = 4


class Entailment(nn.Module):
    """Encoded claims with their evidence -> logits that it bears them out, and the doubt of each token."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.doubt = nn.Linear(reader.parts.embedding_dim, 1)
        self.bias = nn.Parameter(torch.tensor(math.log(TOKENS)))

    def forward(self, ids: Tensor, part: Tensor) -> tuple[Tensor, Tensor]:
        """ids, part: (claims, tokens) -> (claims,), (claims, tokens); a claim's tokens are those of part 0."""
        doubts = self.doubt(self.reader.states(ids, part)).squeeze(-1).float()
        masked = doubts.masked_fill(part != 0, -1e4)
        return self.bias - torch.logsumexp(masked, 1), doubts
