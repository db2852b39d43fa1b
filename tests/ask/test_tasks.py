"""Something is to be written where it is said so, and nothing else is asked."""

from __future__ import annotations

import pytest

from bot.ask import tasks
from bot.ask.wants import WANTS, Want
from bot.encoders.frames import NONE, Framed

TOLD: dict[Want, float] = {"task": 0.7, "point": 0.3, **{want: 0.0 for want in WANTS if want not in ("task", "point")}}


@pytest.mark.parametrize(
    ("question", "frame", "want"),
    [
        ("帮我写一份汇报提纲", Framed(NONE, 1.0), "task"),
        ("帮我写一份汇报提纲", Framed("DRAFT", 0.9), "task"),
        ("写材料要用,细则的文号给我一下", Framed("D_NUMBER", 0.9), "point"),
        ("写材料要用,细则的文号给我一下", Framed("D_NUMBER", 0.4), "task"),  # not sure enough
        ("给老人办津贴带啥材料,我代办", Framed(NONE, 1.0), "point"),  # what is asked for is not to be written
        ("写个材料,列几条措施", Framed(NONE, 1.0), "task"),
        ("企业怎么转型", Framed(NONE, 1.0), "point"),  # nothing is to be written
    ],
)
def test_a_fact_is_no_task_whatever_it_is_for(question: str, frame: Framed, want: Want) -> None:
    chances = tasks.meant(TOLD, question, frame)
    assert next(iter(chances)) == want
    assert sum(chances.values()) == pytest.approx(1.0)
