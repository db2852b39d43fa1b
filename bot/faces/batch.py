"""Cases from a --batch file and from the command line, checked before the first is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.documents import files
from bot.errors import BadCase, InputError

Case = dict[str, Any]


def cases(file: Path, field: str = "question") -> list[Case]:
    """Read a batch file whole before the first answer, so that a bad line is told at once; each case has `field`."""
    found = []
    for number, line in enumerate(files.read_text(file).split("\n"), 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except ValueError as error:
            raise BadCase(f"“{file}”第 {number} 行不是有效的 JSON；请改正后重试。") from error
        if not isinstance(case, dict) or not isinstance(case.get(field), str):
            raise BadCase(f"“{file}”第 {number} 行缺少文字字段 {field}；请改正后重试。")
        case["history"] = _turns(case.get("history") or [], f"“{file}”第 {number} 行的 history")
        if not isinstance(names := case.get("only", []), list) or not all(isinstance(one, str) for one in names):
            raise BadCase(f"“{file}”第 {number} 行的 only 须为文档编号或作者的数组。")
        found.append(case)
    return found


def history(text: str | None) -> list[str]:
    """Earlier questions as `--history` gives them."""
    if text is None:
        return []
    try:
        return _turns(json.loads(text), "--history")
    except ValueError as error:
        raise InputError('--history 须为 JSON 数组，如 ["创新积分制怎么用？"]。') from error


def _turns(given: object, where: str) -> list[str]:
    """The earlier questions; an item is a question or {"question", "answer"}."""
    items = given if isinstance(given, list) else [given]
    turns = [item.get("question") if isinstance(item, dict) else item for item in items]
    if not all(isinstance(turn, str) for turn in turns):
        raise BadCase(f"{where} 须为此前问题的数组。")
    return list(map(str, turns))
