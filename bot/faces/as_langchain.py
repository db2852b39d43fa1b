"""The bot in LangChain: the whole answer as a Runnable, the search as a retriever. For people who build their own chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig

from bot.faces import wire

if TYPE_CHECKING:
    from bot.app import Bot

PLACE = ("essay_id", "title", "author", "section", "point", "start", "end")


class Told(TypedDict):
    """An earlier question with the answer that the chain gave to it; it is not answered again."""

    question: str
    answer: dict[str, Any]


class _Question(TypedDict):
    question: str


class Question(_Question, total=False):
    """What is asked; `history`: what was asked before, oldest first; `quoting`: in quotation even with a model set."""

    history: Sequence[str | Told]
    quoting: bool


class AnswerChain(Runnable[str | Question, dict[str, Any]]):
    """A question -> the object of `bot ask --json`.

    `invoke` gives the answer, `stream` the answer as it grows a checked sentence at a time, `batch` many.
    """

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    def retriever(self, k: int = 10, author: str | None = None) -> PolicyRetriever:
        """The search alone, over the same index: the k best passages, of one author only where one is named."""
        return PolicyRetriever(bot=self.bot, k=k, author=author)

    def invoke(self, input: str | Question, config: RunnableConfig | None = None, **_: Any) -> dict[str, Any]:
        """The whole answer."""
        return self._call_with_config(lambda given: list(self._grown(given))[-1], input, config)

    def stream(
        self,
        input: str | Question,
        config: RunnableConfig | None = None,
        **_: Any,
    ) -> Iterator[dict[str, Any]]:
        """Each state of the answer; the last is whole."""
        yield from self._transform_stream_with_config(iter([input]), self._each, config)

    def _each(self, given: Iterator[str | Question]) -> Iterator[dict[str, Any]]:
        for question in given:
            yield from self._grown(question)

    def _grown(self, given: str | Question) -> Iterator[dict[str, Any]]:
        asked: Question = {"question": given} if isinstance(given, str) else given
        history = [
            item if isinstance(item, str) else wire.turn(item, self.bot.essay) for item in asked.get("history", ())
        ]
        return map(wire.answer, self.bot.stream(asked["question"], history, asked.get("quoting", False)))


class PolicyRetriever(BaseRetriever):
    """A question -> passages as LangChain documents; the metadata is the passage's address and its score."""

    bot: Any
    k: int = 10
    author: str | None = None

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        return [
            Document(
                page_content=hit.passage.text,
                id=hit.passage.passage_id,
                metadata={name: getattr(hit.passage, name) for name in PLACE} | {"score": hit.score},
            )
            for hit in self.bot.search(query, self.k, self.author)
        ]
