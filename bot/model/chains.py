"""A call of a language model as a LangChain chain, `prompt | model | parser`.

`LanguageModel.chain` and `.writing` import this when a model is first called, since LangChain takes a while to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from langchain_core.prompt_values import PromptValue
from langchain_core.runnables import Runnable, RunnableConfig

from bot.errors import ModelFailed
from bot.model.models import LanguageModel, Meter
from bot.model.prompts import template
from bot.model.reply import Reader
from bot.model.sentence import Sentence

Parsed = TypeVar("Parsed")


def whole(
    prompt: str, model: LanguageModel, parser: Callable[[str], Parsed], meter: Meter
) -> Runnable[dict[str, str], Parsed]:
    """The chain whose parser reads the whole reply."""
    return template(prompt) | Replying(model, meter) | parser


def by_sentence(prompt: str, model: LanguageModel, meter: Meter) -> Runnable[dict[str, str], list[Sentence]]:
    """The chain whose parser reads the reply as it comes."""
    return template(prompt) | Replying(model, meter, formed=True) | Sentences()


# LangChain's RunnableGenerator and its own parsers read their input to its end even where whoever listens has stopped:
# a model that has lost its way would be heard out until the time-out. These two steps do not.
class Replying(Runnable[PromptValue, str]):
    """The model's step: the reply in bounded time, its failures translated, what it used counted by the meter.

    `formed`: sentences in JSON are asked for where the model offers it.
    """

    def __init__(self, model: LanguageModel, meter: Meter, formed: bool = False) -> None:
        self.model, self.meter, self.formed = model, meter, formed

    def invoke(self, input: PromptValue, config: RunnableConfig | None = None, **_: Any) -> str:
        """The whole reply."""
        return "".join(self.stream(input, config))

    def stream(
        self,
        input: PromptValue,
        config: RunnableConfig | None = None,  # noqa: ARG002
        **_: Any,
    ) -> Iterator[str]:
        """The reply in pieces as they come."""
        return self.model.stream(input, self.meter, self.formed)


class Sentences(Runnable[str, list[Sentence]]):
    """The parser's step: a reply in pieces -> the sentences that each piece completes."""

    def invoke(self, input: str, config: RunnableConfig | None = None, **_: Any) -> list[Sentence]:
        """All sentences of a whole reply."""
        return [sentence for found in self.transform(iter([input]), config) for sentence in found]

    def transform(
        self,
        input: Iterator[str],
        config: RunnableConfig | None = None,  # noqa: ARG002
        **_: Any,
    ) -> Iterator[list[Sentence]]:
        """The sentences as they become whole."""
        reader, failure = Reader(), None
        try:
            for piece in input:
                if found := list(reader.feed(piece)):
                    yield found
        except ModelFailed as error:  # the last sentence may be whole, and wait for a marker
            failure = error
        if found := list(reader.end()):
            yield found
        if failure:
            raise failure
