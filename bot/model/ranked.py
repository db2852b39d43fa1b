"""A sentence that puts one thing above others, of a source that puts nothing above anything."""

from __future__ import annotations

import re

from bot.says import claims as says
from bot.text import facts

WORTH = "重要|关键|紧要|要紧|看重|重视|注重|强调|核心|根本|突出|紧迫|迫切|主要"
# 首要任务, 关键在于, 最看重, 尤其重要的是, 比甲更关键. What somebody sees more in is how two writers are set side by side.
RANKS = re.compile(
    r"首要|首位|第一位|头等|重中之重|(?:关键|核心|根本|要害)(?:在于|是|在)"
    rf"|最(?:为)?(?:{WORTH})|(?:尤其|尤为|特别|格外)(?:是|要|应|需要|值得)?(?:{WORTH})"
    r"|更(?:加|为)?(?:重要|关键|紧要|根本|迫切|紧迫)|(?<![占对相环同之])比[^，。；,;:]{1,16}更"
)
# By one of these a source sets something above something else, or before it.
RANKED = re.compile(
    r"首[要位选]|头等|第一|尤其|尤为|特别|重中之重|优先|超过|高于|领先|最(?![终后近长])|更(?![多好加为])|更[加为]|根本"
    r"|(?:关键|核心)(?!核心|共性|技术|基础|零|材料|竞争|时期)|(?<![占对相环同之])比[^，。；,;:]{1,16}[高大多强重]"
)


def ranked(text: str, source: str) -> str | None:
    """Why a sentence is not borne out: by the word that ranks. Example: 首要任务是推广积分制, of 推广积分制"""
    found = RANKS.search(facts.bare(text))
    return says.NOT_SAID(words=found.group()) if found and not RANKED.search(facts.bare(source)) else None
