"""Where a draft's own words turn a quotation: 反对“……”, 并非主张“……”."""

from __future__ import annotations

import re

from bot.check.locate import Place
from bot.check.severity import BEFORE_CUT

TURNS = re.compile(
    r"(?:反对|不赞成|不同意|不主张|不支持|不提倡|不鼓励|不允许|不[应宜该能得要必会再]当?该?|无[须需]|切勿|请勿|严禁|禁止|"
    r"(?:并非|并不是|不是|并未|从未|从不|没有|未曾|未|并不|绝不|决不)(?:主张|要求|提出|说过|认为|建议|支持|强调|要|在?说|讲过)?|"
    r"否定|否认|批驳|驳斥|拒绝|叫停|停止|暂停|取消|废止|反驳|抵制|杜绝|避免|防止)(?:了|过|要|再)*[，：:]?$"
)
# Before such a word it keeps the sense: 不反对, 没有人反对, 并非没有说过; but 不得不停止 stops.
TWICE = re.compile(r"(?<!不[得能可])(?:不|并非|未|没有?|别|勿|无)(?:[要会能是应该曾再人]){0,2}$")
NEGATED = re.compile(r"不|禁|止|勿|严")
# What leads up to a list of what is forbidden: 不得有下列行为：.
DENIED_LIST = re.compile(
    r"(?:不得|严禁|禁止|不准|不允许)[^。\n]{0,24}[：:](?![^第]{0,600}第[一二三四五六七八九十百]{1,5}条)"
)
LIST_REACH = 600


def turned_by(lead: str, place: Place) -> str | None:
    """The word before a quotation that turns it; None: there is none, or the source's sentence has one there too."""
    match = TURNS.search(lead.rstrip('“「『"‘ '))
    if match is None or TWICE.search(lead[: match.start()]):
        return None
    text = place.essay.text
    before = re.split(r"[，。；：！？\n]", text[max(0, place.start - 20) : place.start])[-1]
    listed = text[max(0, place.start - LIST_REACH) : place.start]
    if BEFORE_CUT.search(before) or (DENIED_LIST.search(listed) and NEGATED.search(match.group())):
        return None
    return match.group().rstrip("，：: ")
