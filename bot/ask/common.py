"""What several speakers have in common where no topic is given: the terms of which all of them speak."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from bot.ask.reading import EVERYWHERE, Reading
from bot.ask.speakers import Asked
from bot.ask.topic import Compared
from bot.index.store import Index
from bot.says import ask as says
from bot.search import cut
from bot.search.retrieve import Searcher
from bot.search.speakers import Speaker
from bot.text import keys, vocabulary, words

# So many terms are told.
TERMS = 3
# Tags of nouns and of what the dictionary does not know; a word that general Chinese uses more often tells of no subject.
NOUN, RARE = frozenset("nx"), 2_000


def common(asked: Asked, searcher: Searcher) -> Compared | None:
    """A quotation of each speaker for each of the terms that tell most; None where they share none."""
    found = shared_terms(asked.speakers, searcher.index)[:TERMS]
    if not found:
        return None
    readings = [Reading(replace(asked, topic=term), searcher) for term in found]
    quoted = [(at, item) for at, one in enumerate(readings) for item in one.quotations(one.spoken, each=1)]
    order = [key for speaker in asked.speakers for key in speaker.essays]
    quoted.sort(key=lambda pair: (order.index(pair[1].passage.essay_id), pair[0]))
    evidence = dict.fromkeys((item.passage.essay_id, item.start, item.end) for _, item in quoted)
    chosen = [next(i for _, i in quoted if (i.passage.essay_id, i.start, i.end) == place) for place in evidence]
    numbered = tuple(replace(item, number=number) for number, item in enumerate(chosen, 1))
    opening = says.ALL_SPEAK(speakers="、".join(one.name for one in asked.speakers), topic="、".join(found))
    return Compared(numbered, (opening,), traces=tuple(trace for one in readings for trace in one.traces))


def shared_terms(speakers: Sequence[Speaker], index: Index) -> list[str]:
    """The terms of the vocabulary that stand in the texts of all, or else the nouns: those that tell most first.

    None that is said in part by another.
    """
    texts = [
        " ".join(cut.folded(index.essays[key].text) for key in one.essays).translate(words.NO_QUOTES)
        for one in speakers
    ]
    headings = [
        " ".join(node.label or "" for key in one.essays for node in index.outlines[key].sections) for one in speakers
    ]
    known = [term for term in vocabulary.terms() if all(words.unquoted(term) in text for text in texts)]
    known = [term for term in known if index.lexical.idf(words.unquoted(term)) > math.log(1 / EVERYWHERE)]
    scores: dict[str, float] = {}
    for term in known or _nouns(texts):
        plain = words.unquoted(term)
        headed = sum(plain in words.unquoted(heading) for heading in headings)
        scores[term] = sum(math.log1p(text.count(plain)) for text in texts) + headed
    ranked = sorted(scores, key=lambda term: -scores[term])
    pairs = {term: set(keys.bigrams(term)) for term in ranked}
    return [term for at, term in enumerate(ranked) if not any(pairs[term] & pairs[other] for other in ranked[:at])]


def _nouns(texts: Sequence[str]) -> list[str]:
    """Nouns that stand in all of these texts and are rare elsewhere, where they share no term of policy. Example: 职业中学"""
    held = [
        {word for word, tag in words.tagged(text) if tag[0] in NOUN and len(word) > 1 and words.frequency(word) <= RARE}
        for text in texts
    ]
    return sorted(set.intersection(*held))
