"""Whole answers as strong models write them, through the checks: `python -m policy_evals.bench.replies [--split dev] [--show]`.

evals/claims/replies-*.jsonl: each reply with its evidence and with each sentence marked true or false. How many faithful
replies fall back to quotation, keep all true sentences but one, and keep their form; how many false sentences are shown.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from typing import Any

from langchain_core.prompt_values import PromptValue

from bot import settings
from bot.app import Bot
from bot.ask.flow import unopened
from bot.ask.grounds import Grounds
from bot.ask.prose import prose
from bot.domain import MARKER, Answer, Item
from bot.encoders.entailment import BundledEntailment
from bot.model.checker import Learnt
from bot.model.models import LanguageModel, Meter
from bot.model.writer import Writer
from bot.text import words
from bot.text.building import Part, build
from policy_evals.claims.pairs import FOLDER, Texts


class Recorded(LanguageModel):
    """A model that gives a recorded reply, some characters at a time."""

    def __init__(self, reply: str) -> None:
        super().__init__("openai:recorded", settings.load())
        self.reply = reply

    def stream(self, prompt: PromptValue, meter: Meter, formed: bool = False) -> Iterator[str]:
        """The reply in pieces."""
        del prompt, meter, formed
        yield from (self.reply[at : at + 7] for at in range(0, len(self.reply), 7))


def plain(text: str) -> str:
    """A sentence as it is compared: its words alone."""
    return re.sub(r"\W", "", MARKER.sub("", text))


def shows(said: str, sentence: str) -> bool:
    """Whether an answer has a sentence, if without its opening where the one before it is not shown."""
    return plain(sentence) in said or plain(unopened(sentence)) in said


def answered(row: dict[str, Any], texts: Texts, checker: Learnt) -> Answer:
    """What a reader gets of a reply."""
    evidence = tuple(texts.evidence(number, place) for number, place in enumerate(row["evidence"], 1))
    outlines = {item.passage.essay_id: texts.outline(item.passage.essay_id) for item in evidence}
    first = Part((Item(f"“{evidence[0].text}”", (1,)),), verdict="supported")
    quoted = build(row["question"], [first], evidence, outlines)
    writer = Writer(Recorded(row["reply"]), checker)
    *_, last = prose(row["question"], Grounds(quoted, evidence), writer, outlines)
    return last


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    texts, checker = Texts(None), Learnt(BundledEntailment(), Bot(settings.load()).searcher.authors)
    words.names_something("创新")  # as a running bot has it
    rows = [
        json.loads(line) for line in (FOLDER / f"replies-{given.split}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    fallen = whole = formed = true = kept = false = shown = faithful = 0
    for row in rows:
        answer = answered(row, texts, checker)
        said = plain(answer.text) if answer.mode == "model" else ""
        marks = [(one["supported"], shows(said, one["text"])) for one in row["sentences"]]
        true += sum(good for good, _ in marks)
        kept += sum(good and there for good, there in marks)
        false += sum(not good for good, _ in marks)
        shown += sum(not good and there for good, there in marks)
        if row["faithful"]:
            faithful += 1
            fallen += answer.mode != "model"
            whole += sum(good and not there for good, there in marks) <= 1
            listed = any(line.lstrip().startswith(("-", "*", "#", "|", "1.")) for line in row["reply"].splitlines())
            formed += not listed or any(item.level or item.heading for block in answer.blocks for item in block.items)
        if given.show:
            print(
                row["id"],
                answer.mode,
                "\n",
                answer.text,
                "\n",
                *(f"  – {c.text} ({c.why})\n" for c in answer.claims if c.verdict != "supported"),
            )
    print(f"faithful {faithful}: fall back {fallen}, keep all true sentences but one {whole}, keep their form {formed}")
    print(f"true sentences kept {kept} of {true}, false ones shown {shown} of {false}")


if __name__ == "__main__":
    main()
