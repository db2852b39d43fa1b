"""What a set of signed texts is called in a question, which is no topic of theirs: 这组笔谈讲了啥."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Essay
from bot.search import cut

SET = re.compile(r"(?<=[这那]组)[\u4e00-\u9fff]{2,4}?(?=[都讲说谈写里中的]|主要|分别|到底|究竟|\W*$)")


def unnamed(level: str, essays: Sequence[Essay]) -> str:
    """A folded question without that name, where none of the signed texts has the word: only their editor calls them so.

    Example: 这组笔谈讲了啥 -> 这组讲了啥; 这组数据说明什么, of texts with the word 数据 -> the same
    """
    if not SET.search(level):
        return level
    signed = [cut.folded(essay.text) for essay in essays if essay.author]
    if len(signed) < 2:
        return level
    return SET.sub(lambda one: one[0] if any(one[0] in text for text in signed) else "", level)
