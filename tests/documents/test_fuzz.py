"""Damaged real files end in a document or a sentence, in little time. `policy_evals.bench.fuzz` tries thousands."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_evals.bench import fuzz


@pytest.mark.parametrize("kind", sorted({file.suffix for file in fuzz.samples()}))
@settings(deadline=None, max_examples=3)
@given(st.integers(0, 2**32))
def test_a_damaged_file_ends_in_a_document_or_a_sentence(kind: str, seed: int) -> None:
    chance = random.Random(seed)
    source = chance.choice([file for file in fuzz.samples() if file.suffix == kind])
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"a{kind}"
        file.write_bytes(fuzz.damaged(source.read_bytes(), chance))
        one = fuzz.tried(file)
    assert not one.wrong, one.wrong
    assert one.seconds < 3 * fuzz.SECONDS  # the machine may be busy; a reader's own limit is of processor time


def test_what_goes_wrong_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("broken")

    (tmp_path / "a.txt").write_text("自行车半价。", encoding="utf-8")
    assert fuzz.tried(tmp_path / "a.txt").outcome == "a document"
    monkeypatch.setattr(fuzz, "load", broken)
    assert "RuntimeError: broken" in fuzz.tried(tmp_path / "a.txt").wrong
