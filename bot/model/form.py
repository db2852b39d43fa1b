"""The form in which a model is asked to reply, where it offers to keep to one: sentences in JSON, with their numbers.

What comes back is read by `objects`, as any reply in JSON is; the words and the numbers are checked as always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.model.sentence import KINDS

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# Words come first: a sentence is read from `text` on. All keys are required, as OpenAI's strict form wants it.
SENTENCE: dict[str, Any] = {
    "text": {"type": "string", "description": "一句完整的话或一个小标题，不写编号，不用 Markdown 标记"},
    "cites": {"type": "array", "items": {"type": "integer"}, "description": "这一句所依据的原文编号，没有的为空"},
    "kind": {
        "type": "string",
        "enum": list(KINDS),
        "description": "；".join(f"{kind}：{meaning}" for kind, (meaning, _) in KINDS.items()),
    },
}
SCHEMA: dict[str, Any] = {
    "title": "answer",
    "type": "object",
    "additionalProperties": False,
    "required": ["sentences"],
    "properties": {
        "sentences": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "required": [*SENTENCE], "properties": SENTENCE},
        }
    },
}


class Form:
    """Whether one model is asked for it: as it is set (`1`, `0`), else as LangChain knows of the model, until it refuses."""

    def __init__(self, spec: str, setting: str) -> None:
        self.spec, self.setting = spec, setting
        self.refused = False

    def asked(self, chat: BaseChatModel) -> dict[str, Any]:
        """What goes along with the prompt to ask for it; nothing where the model does not offer it."""
        offered = self.setting == "1" if self.setting else bool((chat.profile or {}).get("structured_output"))
        if self.refused or not offered:
            return {}
        if self.spec.startswith("ollama:"):
            return {"format": SCHEMA}
        named = {"name": SCHEMA["title"], "strict": True, "schema": SCHEMA}
        return {"response_format": {"type": "json_schema", "json_schema": named}}
