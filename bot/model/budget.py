"""How much of the evidence a language model is given to read: what its window holds, in tokens."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, takewhile

from bot.domain import Evidence
from bot.model import prompts

# Of a model that does not say how much it reads: what servers of one's own give by default.
WINDOW = 8192
# Kept free for the reply, which is no longer than what it retells, and for the prompt's own words.
REPLY, PROMPT = 2000, 1500


def tokens(text: str) -> int:
    """No fewer tokens than a text has: one a character.

    Tokenizers of multilingual models make .62 to .65 of a character of policy texts (measured with that of
    multilingual-e5 on the essays and 31 reports, `docs/notes.md`).
    """
    return len(text)


def fitting(evidence: Sequence[Evidence], window: int, asked: str) -> tuple[Evidence, ...]:
    """So much of the evidence, from its beginning, as fits beside the question; always the first of it.

    `window`: how many tokens a model reads and writes in one call; `asked`: what else is filled into its prompt.
    """
    room = window - REPLY - PROMPT - tokens(asked)
    sums = accumulate(tokens(prompts.listed([item])) + 1 for item in evidence)
    return tuple(evidence[: max(1, sum(1 for _ in takewhile(lambda so_far: so_far <= room, sums)))])
