"""A question about several places side by side, asked of one of them: 江苏呢."""

from __future__ import annotations

import re

from bot.text import names

# Places that a question sets side by side, and what it then asks of all of them; of one nobody asks that.
BESIDE = r"\s{0,2}(?:(?:[和与跟同及、，,]|以及|还有)\s{0,2})?"
COUNTED = r"(?:[这那]?[两二三四五六几]个?(?:省份?|自治区|[市县区州]|地方|城市))?"
OF_SEVERAL = re.compile(
    r"各自?(?=是|有|为|要|定|达|占|[多几])|分别|[，,、；;？?\s]{0,2}(?:哪一?[个边家]|谁|哪[省市县区]|有(?:什么|啥|何)(?:不同|区别|差别|不一样)|(?:对比|比)一?下)[^，,；;]{0,8}$"
)


def of_one_place(place: str, before: str) -> str | None:
    """The question before, of one place in the stead of those that it sets side by side; None where they do not stand so.

    Example: 江苏, after 四川跟西藏的增速目标各是多少，哪个高 -> 江苏的增速目标是多少
    """
    one = "|".join(map(re.escape, sorted(names.places(before), key=len, reverse=True)))
    named = rf"(?:{one})[省市县区州]?"
    run = re.search(rf"{named}(?:{BESIDE}{named}){{1,6}}{COUNTED}", before)
    return None if run is None else OF_SEVERAL.sub("", f"{before[: run.start()]}{place}{before[run.end() :]}")
