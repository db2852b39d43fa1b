"""Questions about all the places that the texts are of: each of them, or which of them something is most in.

Example: 各省的就业目标是多少; 哪个省的就业目标最高
"""

from __future__ import annotations

import re

PLACE = r"(?:省份?|市州?|[州县区]|地区|地方|地(?=的))"
EACH = re.compile(rf"(?:各个?|每一?个?|所有|全部|(?:(?<!\d)\d{{1,3}}|[一二三四五六七八九十]{{1,3}})个){PLACE}")
WHICH = rf"哪[一几]?[个些]?{PLACE}"
# 最后, 最近 and 最新 tell when, not how much.
MOST = r"最[^，。？?后近新]"
RANKED = re.compile(rf"{WHICH}[^，。？?]{{0,14}}{MOST}|{MOST}[^，。？?]{{0,4}}是?{WHICH}")
ASKING = re.compile(rf"{EACH.pattern}|(?:定得|得)?最[^，。？?]{{1,3}}?(?=$|[的是，。？?])|{WHICH}")


def asked_of_each(question: str) -> bool:
    """Whether a question asks of every place."""
    return EACH.search(question) is not None


def ranks(question: str) -> bool:
    """Whether a question asks in which place something is most, or least."""
    return RANKED.search(question) is not None


def subject(question: str) -> str:
    """The question without the words that ask of which place. Example: 就业目标最高的是哪个省 -> 就业目标的是"""
    return ASKING.sub(" ", question)
