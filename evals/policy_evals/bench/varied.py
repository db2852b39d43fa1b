"""The same questions on the same reports, called otherwise: `python -m policy_evals.bench.varied [--failures]`.

What was mended for rows that were read may hold for their very titles and headings alone. Here the yearly reports of
`evals/said/dev/talk` get other titles, headings and places, and the questions with them; each variation has its figure.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.app import Bot
from bot.settings import load
from policy_evals.bench import said

TITLE = re.compile(r"title: (\d{4})年(\S+?)(?:人民)?政府工作报告")
BACK, AHEAD = re.compile(r"一、20\d\d年工作回顾"), re.compile(r"二、20\d\d年主要目标和重点工作")
DISTRICT = (
    ("云溪县", "青屏区"),
    ("云溪", "青屏"),
    ("全县", "全区"),
    ("县城", "城区"),
    ("县里", "区里"),
    ("县委", "区委"),
)


def district(text: str) -> str:
    """The same of a district."""
    for old, new in DISTRICT:
        text = text.replace(old, new)
    return text


# Name -> what is made of a report, and of the questions besides where these name what is changed.
WAYS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "as they are": (str, str),
    "district": (district, district),
    "year behind the place": (lambda text: TITLE.sub(r"title: \2\1年政府工作报告", text), str),
    "year in brackets": (lambda text: TITLE.sub(r"title: \2人民政府工作报告（\1年）", text), str),
    "no place": (lambda text: TITLE.sub(r"title: 政府工作报告（\1年）", text), str),
    "no author": (lambda text: re.sub(r"\nauthor: [^\n]*", "", text), str),
    "other headings": (lambda text: AHEAD.sub("二、今年工作安排", BACK.sub("一、过去一年工作", text)), str),
}


def main() -> None:
    """Print how many answers are right, a line a variation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args()
    (_, [texts], rows), *_ = (one for one in said.collections("dev", "talk") if one[0] == "talk-reports")
    for name, (of_text, of_question) in WAYS.items():
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "texts"
            folder.mkdir()
            for file in sorted(texts.glob("*.md")):
                (folder / file.name).write_text(of_text(file.read_text(encoding="utf-8")), encoding="utf-8")
            bot = Bot(replace(load(), home=Path(scratch) / "home"))
            bot.build([folder])
            wrong = []
            for row in rows:
                asked = json.loads(of_question(json.dumps(row, ensure_ascii=False)))
                answer = bot.ask(asked["question"], asked["history"])
                wrong += [(asked["id"], asked["question"], answer.text)] if said.lacking(asked, answer, bot) else []
        print(f"{name:24}{len(rows) - len(wrong):3} of {len(rows):3}")
        for one in wrong if given.failures else ():
            print(json.dumps(one, ensure_ascii=False))


if __name__ == "__main__":
    main()
