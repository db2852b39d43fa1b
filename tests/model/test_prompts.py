from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import settings
from bot.errors import PromptBroken
from bot.model import prompts

FOLDER = Path(__file__).parents[2] / "prompts"
VALUES = {
    "answer": {"nonce": "n0", "evidence": "[1] 甲：乙。", "question": "价值$多少？"},
    "rewrite": {"history": "- 甲", "question": "乙"},
    "judge": {"nonce": "n0", "evidence": "[1] 甲：乙。", "claim": "丙"},
    "recommend": {"nonce": "n0", "profile": "甲", "needs": "乙", "measures": "1. 丙。"},
}


@pytest.mark.parametrize("name", VALUES)
def test_a_prompt_takes_exactly_its_variables(name: str) -> None:
    (system, first), (user, second) = prompts.messages(name, **VALUES[name])
    assert (system, user) == ("system", "user")
    assert all(value in second for value in VALUES[name].values())
    assert "$" not in (first + second).replace("价值$", "")
    with pytest.raises(PromptBroken, match=name):
        prompts.messages(name, **VALUES[name], more="x")
    with pytest.raises(PromptBroken, match=name):
        prompts.messages(name, **dict(list(VALUES[name].items())[1:]))


def test_every_prompt_is_listed() -> None:
    files = {file.name for file in FOLDER.glob("*.md")} - {"README.md"}
    listed = set(re.findall(r"`(\w+\.md)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert files == listed == {f"{name}.md" for name in VALUES}


def test_no_two_nonces_are_the_same() -> None:
    assert prompts.nonce() != prompts.nonce()


def test_a_broken_prompt_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.md").write_text("## system\n只有一半", encoding="utf-8")
    monkeypatch.setattr(prompts, "shipped", lambda _: tmp_path)
    for name in ("made", "missing"):
        with pytest.raises(PromptBroken, match=f"prompts/{name}.md"):
            prompts.messages(name)
    assert settings.shipped("prompts").is_dir()
