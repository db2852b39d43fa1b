"""Broad questions, and whole answers to them: `python -m policy_evals.bench.broad [--split dev2] [--failures]`.

Each row of `evals/broad/` is a question and all that a complete answer cites: `groups` of spans, of each of which one is
to be cited. `must_say` is in the text, `must_not_say` is not. Texts: the essays, and two official documents; with `--data`
the reports and notices of that folder too, whose cases have places instead of words (`--home` keeps their indexes).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.app import Bot
from bot.domain import Answer, Citation
from bot.settings import load, shipped

FOLDER = Path(__file__).parents[2] / "broad"
TEXTS = {None: shipped("corpus"), "docs": FOLDER.parent / "drafts" / "desk" / "docs"}
ELSEWHERE = {"reports": "provincial_reports_2026.jsonl", "policy_qa": "policy_qa/docs.jsonl"}
# A citation meets a span where they share so much of the shorter.
OVERLAP = 0.5


def judged(case: dict[str, Any], given: Answer, bot: Bot) -> dict[str, int]:
    """What of a case an answer meets: groups met and asked for, citations right and made, status, complete, false."""
    met = sum(any(_met(span, given.citations, bot) for span in group) for group in case["groups"])
    welcome = [span for group in (*case["groups"], case.get("also") or ()) for span in group]
    cited = given.citations if case["groups"] else ()
    right = sum(any(_met(span, [one], bot) for span in welcome) for one in cited)
    status = given.status in (case["status"] if isinstance(case["status"], list) else [case["status"]])
    wanted = [*(case.get("must_say") or ()), *(case.get("must_say_any") or ())]
    said = all(_said(words, given.text) for words in wanted)
    whole = given.text + "".join(note.text for note in given.notes)
    false = any(words in whole for words in case.get("must_not_say") or ())
    complete = status and said and not false and met == len(case["groups"])
    counted = {"met": met, "groups": len(case["groups"]), "right": right, "cited": len(cited)}
    return counted | {"status": status, "complete": complete, "false": false, "n": 1}


def _said(words: str | list[str], text: str) -> bool:
    return any(one in text for one in ([words] if isinstance(words, str) else words))


def _met(span: dict[str, Any], citations: Sequence[Citation], bot: Bot) -> bool:
    essay = bot.essay(span["essay_id"])
    if essay is None:
        return False
    quote = span["quote"] if "quote" in span else essay.text[span["start"] : span["end"]]
    at = essay.text.find(quote)
    while at >= 0:
        end = at + len(quote)
        for one in citations:
            least = min(end - at, len(one.quote))
            # A fact of the record has no place; that it is the right one its words tell.
            shared = one.shared(at, end) if one.span else least * (one.quote in quote)
            if one.essay_id == essay.essay_id and shared >= OVERLAP * least:
                return True
        at = essay.text.find(quote, at + 1)
    return False


def rows(split: str, data: Path | None = None, kept: Path | None = None) -> Iterator[tuple[Bot, dict[str, Any]]]:
    """Each case with a bot over its texts; cases of texts that are not at hand are left out.

    `data`: the folder of public texts. `kept`: where the indexes are kept for another time.
    """
    cases = [json.loads(line) for line in (FOLDER / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()]
    elsewhere = {name: data / place for name, place in ELSEWHERE.items()} if data else {}
    with tempfile.TemporaryDirectory() as temporary:
        for name, folder in (TEXTS | elsewhere).items():
            own = [case for case in cases if case.get("corpus") == name]
            if own:
                bot = Bot(replace(load(), home=(kept or Path(temporary)) / (name or "essays")))
                bot.build([folder])
                yield from ((bot, case) for case in own)


def together(split: str, wants: Collection[str]) -> list[tuple[Bot, list[dict[str, Any]]]]:
    """Each bot with its cases of these wants that stand alone."""
    several: dict[int, tuple[Bot, list[dict[str, Any]]]] = {}
    for bot, row in rows(split):
        if not row["history"] and row["want"] in wants:
            several.setdefault(id(bot), (bot, []))[1].append(row)
    return list(several.values())


def main() -> None:
    """Print the figures by what is wanted, and those of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--split", choices=[*(f"dev{n}" for n in ("", *range(2, 8))), "test", "test2", "test3", "test4"], default="dev"
    )
    parser.add_argument("--data", type=Path, help="the folder of reports and notices (../shared/data)")
    parser.add_argument("--home", type=Path, help="keep the indexes here")
    parser.add_argument("--failures", action="store_true", help="print what failed (never of the test split)")
    given = parser.parse_args()
    totals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for bot, case in rows(given.split, given.data, given.home):
        history = [item if isinstance(item, str) else item["question"] for item in case.get("history") or ()]
        answer = bot.ask(case["question"], history)
        found = judged(case, answer, bot)
        for key in (case["want"], "all"):
            totals[key].update(found)
        if given.failures and not given.split.startswith("test") and not found["complete"]:
            print(
                json.dumps(
                    {"id": case["id"], "question": case["question"], **found, "text": answer.text}, ensure_ascii=False
                )
            )
    for want, one in sorted(totals.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        share, right = (one[a] / one[b] if one[b] else 1.0 for a, b in (("met", "groups"), ("right", "cited")))
        print(f"{want:16}{one['n']:4}  complete {one['complete'] / one['n']:.2f}  recall {share:.2f}  "
              f"precision {right:.2f}  status {one['status'] / one['n']:.2f}  false {one['false']}")  # fmt: skip


if __name__ == "__main__":
    main()
