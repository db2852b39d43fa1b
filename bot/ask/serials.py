"""A document called by the last of its number alone: 53号文, of 人社部发〔2021〕53号."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Not 第5号文明公约, nor what stands behind a year: then the number is whole.
SHORT = re.compile(r"(?<![〕\]］）)\d年第])第?(?P<serial>\d{1,4})号文(?!明|化|物|字|本)(?:件)?")
ORGAN = re.compile(r"[\u4e00-\u9fff]{1,6}[部局厅委院办府央会]\Z")


@dataclass(frozen=True, slots=True)
class Serial:
    """The last of a number, and the organ that a question names right before it; empty where it names none."""

    last: str
    organ: str

    def of(self, numbers: Iterable[str], head: str) -> bool:
        """Whether a text with one of these numbers and this head is called so: 中央1号文件 is not 青政发〔2023〕1号."""
        ours = not self.organ or heard(self.organ, head)
        return ours and any(serial(one) == self.last for one in numbers)


def asked(question: str) -> set[Serial]:
    """The documents that a folded question calls so."""
    return {
        Serial(match["serial"].lstrip("0"), _organ(question[: match.start()])) for match in SHORT.finditer(question)
    }


def serial(number: str) -> str:
    """The last of a document's number without marks, behind the year. Example: 人社部发202153号 -> 53"""
    match = re.search(r"(?:19|20)\d\d第?0*(\d{1,5})号\Z", number)
    return match[1] if match else ""


def heard(organ: str, head: str) -> bool:
    """Whether the head of a text has two neighbouring characters of an organ's name. Example: 人社部, of 人力资源社会保障部 人社厅发"""
    return any(organ[at : at + 2] in head for at in range(len(organ) - 1))


def _organ(before: str) -> str:
    match = ORGAN.search(before)
    return match[0] if match else ""
