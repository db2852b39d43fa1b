"""The documents under some paths, read and parsed; what cannot be used is named with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.documents import files, record
from bot.documents.files import Rejected, Warned
from bot.documents.ocr import Reading, silent
from bot.domain import Essay


def load(paths: Sequence[Path], reading: Reading = silent) -> tuple[list[Essay], list[Rejected], list[Warned]]:
    """Read and parse every document under the paths; what cannot be used, or not wholly, is named with a reason.

    `reading` is told how many pages of a scanned file are recognised.
    """
    found: dict[str, Essay] = {}
    rejected: list[Rejected] = []
    warned: list[Warned] = []
    for item in files.read(paths, reading):
        if isinstance(item, Rejected):
            rejected.append(item)
            continue
        if isinstance(item, Warned):
            warned.append(item)
            continue
        try:
            essay = record.parse(item)
        except ValueError as error:
            rejected.append(Rejected(item.essay_id, str(error)))
            continue
        if essay.essay_id in found:
            rejected.append(Rejected(item.essay_id, "编号与前面的文档重复"))
        elif not essay.text.strip():
            rejected.append(Rejected(item.essay_id, "正文为空"))
        else:
            found[essay.essay_id] = essay
    return list(found.values()), rejected, warned
