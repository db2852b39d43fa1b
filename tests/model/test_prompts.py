from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import settings
from bot.errors import PromptBroken
from bot.model import prompts

FOLDER = Path(__file__).parents[2] / "prompts"
VALUES = {
    "answer": {"nonce": "n0", "evidence": "[1] 甲：乙。", "question": "价值$多少？", "missing": "无"},
    "rewrite": {"history": "- 甲", "question": "乙"},
    "judge": {"nonce": "n0", "evidence": "[1] 甲：乙。", "claim": "丙"},
    "recommend": {"nonce": "n0", "profile": "甲", "needs": "乙", "measures": "1. 丙。"},
}


def filled(name: str) -> tuple[str, str]:
    values = {field: value for field, value in VALUES[name].items() if field != "nonce"}
    system, user = prompts.template(name).invoke(values).to_messages()
    assert (system.type, user.type) == ("system", "human")
    return str(system.content), str(user.content)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Writes a prompt of its own, `made`, that takes one variable."""
    monkeypatch.setattr(prompts, "shipped", lambda _: tmp_path)
    monkeypatch.setitem(prompts.VARIABLES, "made", {"question"})

    def write(text: str) -> None:
        (tmp_path / "made.md").write_text(text, encoding="utf-8")
        prompts.template.cache_clear()

    yield write
    prompts.template.cache_clear()


@pytest.mark.parametrize("name", VALUES)
def test_a_prompt_takes_exactly_its_variables(name: str) -> None:
    assert prompts.VARIABLES[name] == VALUES[name].keys()
    system, user = filled(name)
    assert all(value in user for field, value in VALUES[name].items() if field != "nonce")
    assert "$" not in (system + user).replace("价值$", "")
    written = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert system in written
    assert re.findall(r"\{引文1\}", system) == re.findall(r"\{引文1\}", written)


@pytest.mark.parametrize("user", ["没有变量", "$question，还有$more"])
def test_a_prompt_with_other_variables_is_refused(made: Callable[[str], None], user: str) -> None:
    made(f"## system\n甲\n## user\n{user}")
    with pytest.raises(PromptBroken, match=r"prompts/made\.md 中的变量与程序不符"):
        prompts.template("made")


def test_every_sign_stands_for_itself(made: Callable[[str], None]) -> None:
    made("## system\n{甲}{{$$5}} {question!r}\n## user\n问{$question}")
    system, user = prompts.template("made").invoke({"question": "{乙} $丙 {{"}).to_messages()
    assert (system.content, user.content) == ("{甲}{{$5}} {question!r}", "问{{乙} $丙 {{}")


@pytest.mark.parametrize("sign", ["价值$5", "${question}", "$"])
def test_a_lone_dollar_is_refused(made: Callable[[str], None], sign: str) -> None:
    made(f"## system\n{sign}\n## user\n$question")
    with pytest.raises(PromptBroken, match=r"prompts/made\.md 中有不成对的"):
        prompts.template("made")


def test_every_prompt_is_listed() -> None:
    files = {file.name for file in FOLDER.glob("*.md")} - {"README.md"}
    listed = set(re.findall(r"`(\w+\.md)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert files == listed == {f"{name}.md" for name in VALUES}


def test_no_two_nonces_are_the_same() -> None:
    assert filled("judge")[1] != filled("judge")[1]


def test_a_broken_prompt_is_told_in_a_sentence(made: Callable[[str], None]) -> None:
    made("## system\n只有一半")
    for name in ("made", "missing"):
        with pytest.raises(PromptBroken, match=f"prompts/{name}.md"):
            prompts.template(name)
    assert settings.shipped("prompts").is_dir()
