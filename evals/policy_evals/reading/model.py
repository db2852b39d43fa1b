"""The reader: a cross-encoder that reads a question and a window of text at once and scores every sentence of it.

The lower layers of multilingual-e5-small with a vocabulary cut to what Chinese policy texts use. The input is
`<s> question </s> address </s> sentence … sentence </s>`; a sentence's score comes from the mean of its tokens, the
window's from the first token. As Provence (Chirkova et al., ICLR 2025) does, both are learnt together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import Unigram
from torch import Tensor, nn

from bot.encoders import bundled
from policy_evals.reading.bert import bert

LAYERS = 8
# Tokens of a question, of an address (title and headings), and of all.
QUESTION, ADDRESS, LONGEST = LIMITS = 48, 32, 288


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids of a question and a window; `part` is 0 for the question, 1 for the address, 2 + n for the n-th sentence."""

    ids: tuple[int, ...]
    part: tuple[int, ...]
    sentences: int


class Pieces:
    """The cut vocabulary: texts -> ids."""

    def __init__(self, weights: bundled.Weights, kept: Sequence[int]) -> None:
        special = (weights.bos, weights.eos, weights.pad, weights.unknown)
        self.kept = [*special, *(one for one in kept if one not in special)]
        pieces = [weights.pieces[one] for one in self.kept]
        self.bos, self.eos, self.pad, self.unknown = range(4)
        self.tokenizer = Tokenizer(Unigram(pieces, self.unknown, False))
        self.tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        self.characters = weights.characters

    def ids(self, text: str) -> list[int]:
        """Token ids without marks of beginning and end."""
        plain = " ".join(text.translate(self.characters).split())
        return list(self.tokenizer.encode(plain, add_special_tokens=False).ids)

    def encode(
        self, question: str, address: str, sentences: Sequence[str], limits: tuple[int, int, int] = LIMITS
    ) -> Encoded:
        """A question and as many whole sentences of a window as have room; the last may be cut."""
        most, addressed, longest = limits
        asked, placed = self.ids(question)[:most], self.ids(address)[:addressed]
        ids = [self.bos, *asked, self.eos, *placed, self.eos]
        part = [0] * (len(asked) + 2) + [1] * (len(placed) + 1)
        held = 0
        for sentence in sentences:
            room = longest - len(ids)
            if room < 4:
                break
            new = self.ids(sentence)[:room]
            ids += new or [self.unknown]
            part += [2 + held] * max(1, len(new))
            held += 1
        return Encoded(tuple(ids), tuple(part), held)


def vocabulary(weights: bundled.Weights, texts: Iterable[str], least: int) -> list[int]:
    """The pieces that texts use at least so often, and every piece that is one Chinese character, a digit or a mark."""
    tokenizer = Tokenizer(Unigram(weights.pieces, weights.unknown, False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    counts: dict[int, int] = {}
    for text in texts:
        plain = " ".join(text.translate(weights.characters).split())
        for one in tokenizer.encode(plain, add_special_tokens=False).ids:
            counts[one] = counts.get(one, 0) + 1
    single = {
        at
        for at, (piece, _) in enumerate(weights.pieces)
        if len(bare := piece.lstrip("▁")) <= 1
        and (not bare or bare.isascii() or "\u3000" <= bare <= "\u9fff" or bare in "“”‘’—…·％")
    }
    return sorted(single | {one for one, count in counts.items() if count >= least})


class Reader(nn.Module):
    """Encoded windows -> a score for every sentence and one for the window (logits)."""

    def __init__(self, weights: bundled.Weights, pieces: Pieces, layers: int = LAYERS) -> None:
        super().__init__()
        whole = bert(weights)
        rows = whole.embeddings.word_embeddings(torch.tensor(pieces.kept))
        self.words = nn.Embedding(rows.shape[0], rows.shape[1], _weight=rows.clone())
        self.positions = whole.embeddings.position_embeddings
        self.norm = whole.embeddings.LayerNorm
        self.parts = nn.Embedding(3, weights.hidden)
        with torch.no_grad():
            self.parts.weight.copy_(whole.embeddings.token_type_embeddings.weight[:1].expand(3, -1))
            self.parts.weight[:2] += torch.randn(2, weights.hidden) * 0.02
        self.layers = whole.encoder.layer[:layers]
        for name, module in self.layers.named_modules():
            # With what is dropped of the attention, a step takes 1.7 times as long on a processor.
            if name.endswith("attention.self.dropout") and isinstance(module, nn.Dropout):
                module.p = 0.0
        self.drop = nn.Dropout(0.1)
        self.sentence = nn.Linear(weights.hidden, 1)
        self.window = nn.Linear(weights.hidden, 1)

    def states(self, ids: Tensor, part: Tensor) -> Tensor:
        """What is made of each token: (windows, tokens) -> (windows, tokens, hidden)."""
        at = torch.arange(ids.shape[1]).unsqueeze(0)
        state = self.drop(self.norm(self.words(ids) + self.positions(at) + self.parts(part.clamp(0, 2))))
        mask = (part >= 0)[:, None, None, :].to(state.dtype)
        bias = (1 - mask) * -1e4
        for layer in self.layers:
            found = layer(state, attention_mask=bias)
            state = found[0] if isinstance(found, tuple) else found
        return state  # type: ignore[no-any-return]

    def forward(self, ids: Tensor, part: Tensor, belongs: Tensor) -> tuple[Tensor, Tensor]:
        """ids, part: (windows, tokens), belongs: (windows, sentences, tokens) -> (windows, sentences), (windows,)."""
        state = self.states(ids, part)
        means = belongs @ state / belongs.sum(2, keepdim=True).clamp(min=1)
        return self.sentence(means).squeeze(-1), self.window(state[:, 0]).squeeze(-1)


def batch(encoded: Sequence[Encoded], pad: int) -> tuple[Tensor, Tensor, int]:
    """Encoded windows -> ids and parts of one length, and the most sentences."""
    longest = max(len(one.ids) for one in encoded)
    ids = torch.tensor([[*one.ids, *[pad] * (longest - len(one.ids))] for one in encoded])
    part = torch.tensor([[*one.part, *[-1] * (longest - len(one.part))] for one in encoded])
    return ids, part, max(1, *(one.sentences for one in encoded))


def belonging(part: Tensor, most: int) -> Tensor:
    """Which token belongs to which sentence, as 0 and 1: (windows, sentences, tokens)."""
    return (part.unsqueeze(1) == torch.arange(2, 2 + most).view(1, -1, 1)).float()
