"""Prompts from `prompts/`: one Markdown file each, its variables checked both ways before anything is filled in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.domain import Evidence
from bot.errors import PromptBroken
from bot.settings import shipped
from bot.text.quoting import attribution, shown

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

# What the program fills in, a prompt each.
VARIABLES = {
    "answer": {"nonce", "evidence", "question", "missing"},
    "judge": {"nonce", "evidence", "claim"},
    "recommend": {"nonce", "profile", "needs", "measures"},
    "rewrite": {"history", "question"},
}
PART = re.compile(r"^## (system|user)\s*$", re.MULTILINE)
# A variable, `$$` for the sign itself, or what means something in LangChain's own templates.
SIGN = re.compile(r"\$(\$|[a-z]+)?|[{}]")


@lru_cache(maxsize=8)
def template(name: str) -> ChatPromptTemplate:
    """A prompt as LangChain takes it; each use has a nonce of its own.

    Raises PromptBroken where the file cannot be read, or its variables are not exactly those of the program.
    """
    from langchain_core.prompts import ChatPromptTemplate

    prompt = ChatPromptTemplate([(role, _braced(name, body.strip())) for role, body in _parts(name)])
    found = set(prompt.input_variables)
    if found != VARIABLES[name]:
        differing = "、".join(sorted(found ^ VARIABLES[name]))
        raise PromptBroken(f"提示词 prompts/{name}.md 中的变量与程序不符：{differing}；请对照 prompts/README.md 改正。")
    return prompt.partial(nonce=nonce) if "nonce" in found else prompt


def _parts(name: str) -> list[tuple[str, str]]:
    try:
        text = (shipped("prompts") / f"{name}.md").read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise PromptBroken(f"无法读取提示词 prompts/{name}.md；请恢复该文件后重试。") from error
    pieces = PART.split(text)
    parts = list(zip(pieces[1::2], pieces[2::2], strict=True))
    if [role for role, _ in parts] != ["system", "user"]:
        raise PromptBroken(f"提示词 prompts/{name}.md 须依次有 ## system 和 ## user 两部分。")
    return parts


def _braced(name: str, text: str) -> str:
    """The text as LangChain's template. Example: 写 {引文1}：$question -> 写 {{引文1}}：{question}"""

    def put(match: re.Match[str]) -> str:
        if match[0] in "{}":
            return match[0] * 2
        if match[1] is None:
            raise PromptBroken(f"提示词 prompts/{name}.md 中有不成对的 $ 号；要写 $ 本身，请写成 $$。")
        return "$" if match[1] == "$" else f"{{{match[1]}}}"

    return SIGN.sub(put, text)


def nonce() -> str:
    """A mark that no document can know: it fences the evidence."""
    return secrets.token_hex(4)


def listed(evidence: Sequence[Evidence]) -> str:
    """Evidence for a prompt, a line each: number, author and section, the sentence."""
    return "\n".join(f"[{item.number}] {attribution(item.passage)}：{shown(item.text)}" for item in evidence)
