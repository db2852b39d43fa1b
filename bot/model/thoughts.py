"""What a model thinks before it answers, taken out of its reply piece by piece."""

from __future__ import annotations

import re

TAG = re.compile(r"<(/?)(think|thinking|reasoning)>", re.IGNORECASE)
# What may be the beginning of such a tag is held back until it is whole.
HELD = re.compile(r"</?[a-z]{0,9}\Z", re.IGNORECASE)


class Thoughts:
    """Takes a reply in pieces; gives it back without what the model thought."""

    def __init__(self) -> None:
        self._inside = ""
        self._held = ""

    def feed(self, piece: str) -> tuple[str, bool]:
        """Take the next piece of a reply: (what of it is for the reader, whether all given before was not).

        The second is True where a closing tag comes without an opening one, as from servers that put the opening
        tag in the prompt: then what was passed on before was thought, and is to be dropped.
        Example: "<think>嗯", "</think>好" -> ("", False), ("好", False); "嗯", "</think>好" -> ("嗯", False), ("好", True)
        """
        text, self._held = self._held + piece, ""
        shown: list[str] = []
        anew, at = False, 0
        for tag in TAG.finditer(text):
            closes, name = bool(tag[1]), tag[2].lower()
            if closes and self._inside in ("", name):
                shown, anew, at = ([], True, tag.end()) if not self._inside else (shown, anew, tag.end())
                self._inside = ""
            elif not closes and not self._inside:
                shown.append(text[at : tag.start()])
                self._inside = name
        if held := HELD.search(text, max(at, text.rfind("<"))):
            text, self._held = text[: held.start()], held.group()
        if not self._inside:
            shown.append(text[at:])
        return "".join(shown), anew

    def end(self) -> str:
        """What is left to be read at the end of the reply."""
        return "" if self._inside else self._held


def spoken(reply: str) -> str:
    """A whole reply without what the model thought."""
    thoughts = Thoughts()
    shown, _ = thoughts.feed(reply)
    return (shown + thoughts.end()).strip()
