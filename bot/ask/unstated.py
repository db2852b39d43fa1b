"""Facts of its record that a text does not state, which its words tell: who explains it, where nothing in it is explained."""

from __future__ import annotations

import re

from bot.ask.pieces import whose
from bot.domain import Essay
from bot.says import record as told
from bot.text import words

# What a text that states such a fact cannot do without; where it has none of these words, the fact is not stated.
WORDS = {
    "explained": ("解释",),
    "expires": ("有效", "失效", "期限", "截止", "截至", "期满", "届满", "试行期", "执行期", "止"),
    "repeals": ("废止", "失效", "作废", "停止执行", "不再执行", "取代", "替代"),
    "effective": ("施行", "实施", "执行", "生效"),
    "basis": ("根据", "依据", "依照", "按照", "遵照", "贯彻", "落实"),
    "contact": ("联系", "联络", "电话", "热线", "邮箱", "地址", "咨询", "传真"),
}
# What ends together with a text is another's; what must not be done ends nothing.
OTHERS_END = re.compile(r"同时(?:予以|即行)?废止|[禁防停终阻制中举]止")


def unsaid(essay: Essay, fact: str, field: str) -> str | None:
    """That a text does not state a fact, where it has none of the words that this takes; None where it has one, or for any other."""
    taken = WORDS.get(field, ())
    text = words.fold(essay.text)
    text = OTHERS_END.sub("", text) if field == "expires" else text
    if not taken or any(word in text for word in taken):
        return None
    return told.UNSTATED(whose=whose(essay), fact=fact, words="”“".join(taken[:3]))
