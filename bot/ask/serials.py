"""A document called by the last of its number alone: 53号文, of 人社部发〔2021〕53号."""

from __future__ import annotations

import re

# Not 第5号文明公约, nor what stands behind a year: then the number is whole.
SHORT = re.compile(r"(?<![〕\]］）)\d年第])第?(?P<serial>\d{1,4})号文(?!明|化|物|字|本)(?:件)?")


def serial(number: str) -> str:
    """The last of a document's number without marks, behind the year. Example: 人社部发202153号 -> 53"""
    match = re.search(r"(?:19|20)\d\d第?0*(\d{1,5})号\Z", number)
    return match[1] if match else ""
