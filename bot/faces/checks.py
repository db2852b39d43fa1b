"""What is checked of each sentence that a language model writes, how, and how far that can be relied on.

The same table stands in the README, on the page and in `bot doctor`.
"""

from __future__ import annotations

from typing import NamedTuple


class Check(NamedTuple):
    """One row: what is checked, how, and what still passes."""

    what: str
    how: str
    sure: str


HEADS = Check("核对什么", "怎样核对", "靠不靠得住")
CHECKS = (
    Check(
        "引用编号、引号里的话",
        "与原文逐字比对",
        "一定查出",
    ),
    Check(
        "是哪位作者的话",
        "与所引原文的作者比对",
        "一定查出",
    ),
    Check(
        "数字、年份、百分比",
        "不论写法按数值比对；原文数字的和、差、积算得出的也算有",
        "一定查出原文没有的数；数是真的、用错了地方，靠下一行",
    ),
    Check(
        "意思：谁对谁、因果、条件范围、轻重、先后、否定",
        "随程序提供的核对模型（15 MB）把这一句与所引原文放在一起判断，再逐分句、逐词、逐数与原文对齐比较，拿不准的不显示",
        "不全靠得住：在没有用来训练的文本上，与真话只差几个字的假话约有 8% 查不出，真话约有一半被当作拿不准而不显示（见 evals/NOTES.md）",
    ),
    Check(
        "只起引出、归纳作用的话（没有编号）",
        "所说的须都在前后各句之中，件数须对得上",
        "同上",
    ),
)
