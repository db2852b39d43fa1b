"""What bears the name of a place that no text is of: 平陆运河, in the reports of other places."""

from __future__ import annotations

from collections.abc import Iterator

from bot.index.store import Index
from bot.search import cut
from bot.search.scope import home
from bot.text import words


def named_after(said: str, index: Index) -> Iterator[str]:
    """Each place in a question with the word behind it, where texts have both together: it is no other of its kind."""
    for place in sorted(index.places(said) - ours(index)):
        following = next((word for _, word in words.cut(said[said.find(place) + len(place) :])), "")
        whole = f"{place}{following}"
        if len(following) > 1 and any(whole in cut.folded(one.text) for one in index.essays.values()):
            yield whole


def ours(index: Index) -> frozenset[str]:
    """The places that the texts are of."""
    return home(index).union(*index.titled)
