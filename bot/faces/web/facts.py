"""What a user knows of the newspaper where the source does not say it: filled in once, it stands in every reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from bot.faces import limits
from bot.text.reference import NO_DATE, NO_NEWSPAPER

LONG = f"报纸名或日期超过 {limits.FILTER} 字，请精简后再试。"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a user knows of the newspaper where the source does not say it; desk.js keeps both in the browser."""

    newspaper: gr.Textbox
    date: gr.Textbox

    @classmethod
    def unplaced(cls) -> Facts:
        """The two boxes, which `build` places: other rooms read them, too."""
        names = {"newspaper": ("报纸名", NO_NEWSPAPER), "date": ("日期", NO_DATE)}
        return cls(
            **{
                name: gr.Textbox(
                    label=label, placeholder=unknown, max_lines=1, elem_id=f"fact-{name}", min_width=0, render=False
                )
                for name, (label, unknown) in names.items()
            }
        )


def known(given: tuple[Any, Any]) -> tuple[str, str]:
    """The newspaper and its date as they come from the page. Raises InputError where they are no short words."""
    newspaper, date = (limits.bounded(limits.words(fact), limits.FILTER, LONG) for fact in given)
    return newspaper, date
