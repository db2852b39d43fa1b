"""Prompts from `prompts/`: one Markdown file each, its variables checked both ways before they are filled in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from functools import lru_cache
from string import Template

from bot.domain import Evidence
from bot.errors import PromptBroken
from bot.model.models import Message
from bot.settings import shipped
from bot.text.quoting import attribution, shown

PART = re.compile(r"^## (system|user)\s*$", re.MULTILINE)


def messages(name: str, **values: str) -> list[Message]:
    """The messages of a prompt, filled in. Raises PromptBroken where its variables are not exactly the given ones."""
    parts = _parts(name)
    found = {variable for _, template in parts for variable in template.get_identifiers()}
    if found != values.keys():
        differing = "、".join(sorted(found ^ values.keys()))
        raise PromptBroken(f"提示词 prompts/{name}.md 中的变量与程序不符：{differing}；请对照 prompts/README.md 改正。")
    try:
        return [(role, template.substitute(values).strip()) for role, template in parts]
    except ValueError as error:
        raise PromptBroken(f"提示词 prompts/{name}.md 中有不成对的 $ 号；要写 $ 本身，请写成 $$。") from error


@lru_cache(maxsize=8)
def _parts(name: str) -> tuple[tuple[str, Template], ...]:
    try:
        text = (shipped("prompts") / f"{name}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise PromptBroken(f"无法读取提示词 prompts/{name}.md；请恢复该文件后重试。") from error
    pieces = PART.split(text)
    parts = tuple((role, Template(body)) for role, body in zip(pieces[1::2], pieces[2::2], strict=True))
    if [role for role, _ in parts] != ["system", "user"]:
        raise PromptBroken(f"提示词 prompts/{name}.md 须依次有 ## system 和 ## user 两部分。")
    return parts


def nonce() -> str:
    """A mark that no document can know: it fences the evidence."""
    return secrets.token_hex(4)


def listed(evidence: Sequence[Evidence]) -> str:
    """Evidence for a prompt, a line each: number, author and section, the sentence."""
    return "\n".join(f"[{item.number}] {attribution(item.passage)}：{shown(item.text)}" for item in evidence)
