"""A clock that was set back: what was put down last stays the last, and no lock waits for a time."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Bot
from bot.domain import Essay
from bot.encoders.embed import HashEmbedder
from bot.faces import feedback
from bot.faces.web.pending import Pending
from bot.index import build, collections
from bot.library import Preview
from bot.settings import Settings

DAY = 86_400


def a_day_ahead(folder: Path) -> None:
    """As if all files had been written before the clock was set back."""
    for file in folder.rglob("*"):
        os.utime(file, (time.time() + DAY,) * 2)


def test_an_index_is_built_and_asked(tmp_path: Path) -> None:
    bot = Bot(Settings(home=tmp_path, embedding_model="hash"))
    bounds = (60, 160, 320)
    one, two = (Essay(f"e{at}", f"{name}市每年补助{at}万元。", title=f"{name}市办法") for at, name in enumerate("甲乙"))
    build.build(tmp_path, [one], HashEmbedder(), bounds)
    a_day_ahead(tmp_path)
    build.change(tmp_path, [two], [], HashEmbedder(), bounds)
    assert set(bot.searcher.index.essays) == {"e0", "e1"}
    a_day_ahead(tmp_path)
    build.change(tmp_path, [], ["e0"], HashEmbedder(), bounds)
    assert set(bot.searcher.index.essays) == {"e1"}


def test_what_was_put_last_is_not_let_go_first(tmp_path: Path) -> None:
    pending = Pending(tmp_path, most=2)
    for at in range(2):
        pending.put(Preview("a.txt", (Essay(f"e{at}", "字"),)))
    a_day_ahead(tmp_path)
    new = pending.put(Preview("b.txt", (Essay("e2", "字"),)))
    assert list(pending.there(new)) == new


def test_collections_stand_as_they_were_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for at, name in enumerate("甲乙丙"):
        monkeypatch.setattr(time, "time", lambda past=at * DAY: now - past)
        collections.create(tmp_path, name)
    assert [one.name for one in collections.every(tmp_path)] == ["甲", "乙", "丙"]


def test_verdicts_stand_as_they_were_given(bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = bot.ask("中试平台怎么建？", quoting=True)
    for at in range(3):
        past = datetime.now(UTC) - timedelta(days=at)
        monkeypatch.setattr(feedback, "datetime", type("Clock", (), {"now": staticmethod(lambda _, past=past: past)}))
        feedback.keep(tmp_path, f"问{at}", [], feedback.USEFUL, answer)
    assert [one.question for one in feedback.judged(tmp_path)] == ["问0", "问1", "问2"]
