"""A real and very bad model, through the whole program: nothing unsupported is shown, and every answer is of use."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import Bot
from bot.domain import Answer
from bot.says import claims as says
from policy_evals.cases import load

pytestmark = pytest.mark.llm
ROOT = Path(__file__).parents[2]
SECONDS = 8
# A lead or a heading needs no citation of its own; it is short, and has no number.
ANNOUNCES, LEAD_MAX = (says.LINKS(), says.HEADS()), 20
# Answerable, missing in the texts, and off topic: the first of each kind of the dev cases.
QUESTIONS = [case.question for case in load("answerable", "dev")][:60:3] + [
    case.question for name in ("lacking", "essays_refuse") for case in list(load(name, "dev"))[:25:5]
]


@pytest.fixture(scope="module")
def writing(bot: Bot) -> Iterator[Bot]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.standin.llama_server"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdin and server.stdout
    with server:
        address = next((line.strip() for line in server.stdout if line.startswith("http")), "")
        assert address, "the model's server did not start"
        _ = bot.searcher
        yield Bot(
            replace(bot.settings, model="openai:gemma", model_url=f"{address}/v1", model_timeout=SECONDS), bot.embedder
        )
        server.stdin.close()
        server.terminate()


def unsupported(answer: Answer) -> list[str]:
    """What is shown and does not stand in the cited words, told apart from the bot's own checks: more plainly."""
    wrong = []
    quotes = {citation.number: citation for citation in answer.citations}
    for claim in answer.claims:
        if claim.verdict != "supported":
            continue
        cited = [quotes[number] for number in claim.cites]
        source = "".join(f"{item.quote}{item.author}{item.title}{item.section}" for item in cited)
        plain = re.sub(r"\[\d+\]", "", claim.text)
        pairs = re.findall(r"(?=([\u4e00-\u9fff]{2}))", plain)
        if claim.why in ANNOUNCES and len(plain) <= LEAD_MAX and not re.search(r"\d", plain):
            continue  # it only announces what follows, which has its citations
        held = sum(pair in source for pair in pairs) / max(1, len(pairs))
        if not cited or held < 0.5 or not set(re.findall(r"\d+", plain)) <= set(re.findall(r"\d+", source)):
            wrong.append(claim.text)
    return wrong


def test_thirty_questions(writing: Bot, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(QUESTIONS) == 30
    ways: Counter[str] = Counter()
    for question in QUESTIONS:
        quoted = writing.ask(question, quoting=True)
        *growing, answer = list(writing.stream(question))
        assert (answer.status, answer.reason) == (quoted.status, quoted.reason), question
        kinds = [note.kind for note in answer.notes]
        if answer.status == "refused":
            assert answer.text == quoted.text
            ways["refused"] += 1
        elif answer.mode == "quoting":
            assert (answer.text, answer.citations) == (quoted.text, quoted.citations), question
            assert kinds[0] == "model_failed", question
            ways["quoted"] += 1
        else:
            assert answer.citations, question
            assert unsupported(answer) == [], question
            ways["written"] += 1
        assert all(unsupported(state) == [] for state in growing), question
        assert "邓超" not in answer.text
    with capsys.disabled():
        print(f"\n{dict(ways)}")
