"""Whether something is to be written: an outline, a speech, a report. The program writes nothing, and says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.ask.wants import Want
from bot.encoders.frames import SURE, Framed

# Whoever sets a task names what is to be written, or that it is to be.
WRITING = re.compile(
    r"写(?![着有明到过]|[些点]?(?:什么|啥|哪))|拟|草|撰|编|稿|列|提纲|大纲|框架|思路|材料|汇报|发言|讲话|致辞|摘要|总结|概括|归纳|提炼|整理|梳理|生成|ppt|表格|方案|文章|文案|纪要|简报|通稿|要点|心得|[一几两三\d]句话|帮"
)
# What a task is on, besides the text that it names.
ON = re.compile(r"关于|围绕|主题|聚焦|有关|针对|(?<![宣主演访座])[讲谈](?![话稿解座提纲])[\u4e00-\u9fff]{2}")
# What is asked for in so many words is there already: 带啥材料, 填哪几种表格.
THERE = re.compile(r"(?:什么|啥|哪些?|多少|几)[个些种样份张]?[\u4e00-\u9fff]{0,2}?(?:材料|表格|方案|文章|稿)")
# What is asked, and of what it is a fact or a part, whatever it is asked for: 写材料要用，文号给我一下.
FACTS = frozenset(
    (
        "A_POST", "WHO_WROTE", "WHERE_PUBLISHED", "D_NUMBER", "D_ORGAN", "D_WHEN", "D_EFFECT", "D_STATUS", "D_CONTACT", "LAST_PART",
        "WHICH_ARTICLE", "HOW_MANY_PARTS", "ATTACHMENTS", "TITLES_ONLY", "I_OF_Y", "I_AIM_OF_Y", "I_GROWTH_OF_Y", "I_BEST_YEAR",
        "I_TWO_YEARS", "I_EACH_YEAR", "I_AIM_REACHED", "I_BEST_PLACE", "I_ORDER_PLACES", "I_TWO_PLACES",
    )
)  # fmt: skip


def meant(told: Mapping[Want, float], question: str, frame: Framed) -> dict[Want, float]:
    """The chances of the wants of a folded question, without that of a task where nothing is to be written.

    What seemed a task asks for what is said of its subject.
    """
    fact = frame.frame in FACTS and frame.chance >= SURE
    if WRITING.search(THERE.sub(" ", question)) and not fact:
        return dict(told)
    made = {**told, "task": 0.0, "point": told["point"] + told["task"]}
    return {want: made[want] for want in sorted(made, key=lambda one: -made[one])}
