"""What the browser keeps of a conversation comes back as it was, or is said not to hold; and what is made of it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from click.testing import CliRunner

from bot.errors import InputError
from bot.faces import feedback, transcript
from bot.faces.cli import commands
from bot.faces.desk import Desk
from bot.faces.web import kept, talk
from bot.faces.web.talk import Shown
from tests import apart

if TYPE_CHECKING:
    from bot.app import Bot

QUESTIONS = (
    "创新积分制改革怎么用？",
    "红烧肉怎么做？",
    "刘忠林的文章主要讲了什么？",
    "刘忠林是什么单位的？",
    "三位作者分别怎么谈科技金融？",
)


@pytest.fixture(scope="module")
def turns(bot: Bot) -> tuple[Shown, ...]:
    found: tuple[Shown, ...] = ()
    for question in QUESTIONS:
        *_, found = replied(bot, question, found)
    return found


def replied(
    bot: Bot, question: str, earlier: tuple[Shown, ...] = (), only: tuple[str, ...] = ()
) -> list[tuple[Shown, ...]]:
    """All that the page shows on the way to an answer."""

    async def each() -> list[tuple[Shown, ...]]:
        return [shown async for shown in talk.reply(Desk(bot), question, earlier, only=only)]

    return apart.run(each)


def written(turns: tuple[Shown, ...]) -> list[dict[str, Any]]:
    return json.loads(json.dumps([kept.written(turn) for turn in turns]))  # type: ignore[no-any-return]


def test_a_kept_conversation_comes_back_as_it_was(bot: Bot, turns: tuple[Shown, ...]) -> None:
    back = kept.read(bot, json.dumps(written(turns)))
    assert [turn.html for turn in back] == [turn.html for turn in turns]
    for turn, was in zip(back, turns, strict=True):
        assert turn.answer is not None and was.answer is not None
        assert (turn.answer.text, turn.answer.citations) == (was.answer.text, was.answer.citations)


def test_a_turn_is_answered_from_the_chosen_documents_and_kept_with_them(bot: Bot) -> None:
    turn = replied(bot, QUESTIONS[0], only=("马回",))[-1][-1]
    assert turn.answer is not None and {cited.author for cited in turn.answer.citations} == {"马回"}
    assert turn.only == kept.read(bot, json.dumps(written((turn,))))[0].only == ("马回",)
    refused = replied(bot, QUESTIONS[0], only=("王明",))[-1][-1]
    assert (refused.ended, refused.only) == ("failed", ("王明",))
    assert "没有编号或作者为“王明”的" in refused.told


def test_an_answer_whose_citation_does_not_hold_is_shown_as_no_more_than_what_it_said(
    bot: Bot, turns: tuple[Shown, ...]
) -> None:
    for change in ({"quote": "改过的字"}, {"start": 0}, {"essay_id": "不在了"}):
        said = written(turns)
        said[0]["answer"]["citations"][0] |= change
        back = kept.read(bot, json.dumps(said))
        assert back[0].answer is None and back[0].ended == "stale"
        assert turns[0].answer is not None and turns[0].answer.blocks[0].items[0].text in back[0].told
        assert back[1].answer is not None


@pytest.mark.parametrize(
    "given", ["", "{", "3", "[3]", '[{"question": 3}]', '[{"question": "问", "answer": {}}]', "[" * 100_000, None, {}]
)
def test_what_no_browser_of_ours_has_kept_is_refused(bot: Bot, given: Any) -> None:
    with pytest.raises(InputError):
        kept.read(bot, given)


def test_a_stopped_answer_keeps_what_had_passed(bot: Bot) -> None:
    begun = replied(bot, QUESTIONS[0])[0]
    assert talk.going(begun[-1])
    (halted,) = talk.halted(bot, begun)
    assert halted.ended == "stopped" and not talk.going(halted)
    (back,) = kept.read(bot, json.dumps([kept.written(halted)]))
    assert (back.ended, back.told) == ("stopped", halted.told)
    assert talk.halted(bot, (halted,)) == (halted,)


def test_a_conversation_as_markdown_and_as_a_word_document(turns: tuple[Shown, ...]) -> None:
    lines = [transcript.Line(turn.question, turn.answer, turn.told) for turn in turns]
    plain = transcript.to_markdown("题*名", lines, ("某报", "2025-03-12"))
    made = docx.Document(io.BytesIO(transcript.to_docx("题*名", lines, ("某报", "2025-03-12"))))
    word = "\n".join(line.text for line in made.paragraphs)
    assert plain.startswith("# 题\\*名\n")
    for words in (plain.replace("\\", ""), word):
        for turn in turns:
            assert turn.question in words and turn.answer is not None
            for cited in turn.answer.citations:
                assert f"[{cited.number}] " in words
        assert "某报, 2025-03-12(智库版)." in words and "[报纸名不详]" not in words


def test_the_copied_answer_has_each_reference_under_its_number(turns: tuple[Shown, ...]) -> None:
    answer = turns[0].answer
    assert answer is not None
    words, _, references = transcript.plain(answer).partition("\n\n出处\n")
    assert words == answer.text
    assert references.splitlines()[0].startswith(f"[1] {answer.citations[0].reference}")


def test_verdicts_are_kept_changed_taken_back_and_exported(
    turns: tuple[Shown, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policy_evals import cases

    monkeypatch.setenv("BOT_HOME", str(tmp_path))
    useful, wrong, gone = turns[0].answer, turns[4].answer, turns[2].answer
    assert useful and wrong and gone
    feedback.keep(tmp_path, QUESTIONS[0], [], "不完整", useful)
    feedback.keep(tmp_path, QUESTIONS[0], [], feedback.USEFUL, useful)
    feedback.keep(tmp_path, QUESTIONS[4], [QUESTIONS[0]], "引文不对", wrong)
    feedback.keep(tmp_path, QUESTIONS[2], [], "答非所问", gone)
    feedback.keep(tmp_path, QUESTIONS[2], [], "", gone)
    done = CliRunner().invoke(commands, ["feedback", "export", "-o", str(tmp_path / "cases.jsonl")])
    assert done.exit_code == 0, done.output
    first, second = map(json.loads, (tmp_path / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    made = cases.case(first)
    assert (made.question, made.expect) == (QUESTIONS[0], "answered")
    assert [gold.text for gold in made.gold] == [cited.quote for cited in useful.citations]
    assert second["history"] == [QUESTIONS[0]] and second["todo"]["verdict"] == "引文不对"
    with pytest.raises(ValueError, match="todo"):
        cases.case(second)
