"""The bot in LangChain: the whole answer as a Runnable, the search as a retriever. For people who build their own chains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableConfig

from bot.domain import Answer
from bot.search.retrieve import Searcher

if TYPE_CHECKING:
    from bot.app import Bot


class _Question(TypedDict):
    question: str


class Question(_Question, total=False):
    """What is asked; `history`: earlier questions, oldest first; `quoting`: in quotation even where a model is set."""

    history: Sequence[str]
    quoting: bool


class AnswerChain(Runnable[str | Question, Answer]):
    """`invoke` gives the answer, `stream` the answer as it grows a checked sentence at a time, `batch` many."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    def invoke(self, input: str | Question, config: RunnableConfig | None = None, **_: Any) -> Answer:
        """The whole answer."""
        return self._call_with_config(lambda given: list(self._grown(given))[-1], input, config)

    def stream(
        self,
        input: str | Question,
        config: RunnableConfig | None = None,
        **_: Any,
    ) -> Iterator[Answer]:
        """Each state of the answer; the last is whole."""
        yield from self._transform_stream_with_config(iter([input]), self._each, config)

    def _each(self, given: Iterator[str | Question]) -> Iterator[Answer]:
        for question in given:
            yield from self._grown(question)

    def _grown(self, given: str | Question) -> Iterator[Answer]:
        asked: Question = {"question": given} if isinstance(given, str) else given
        return self.bot.stream(asked["question"], asked.get("history", ()), asked.get("quoting", False))


class PolicyRetriever(BaseRetriever):
    """Passages as LangChain documents; the metadata is the passage's address and its scores."""

    searcher: Any
    k: int = 10

    @classmethod
    def of(cls, searcher: Searcher, k: int = 10) -> PolicyRetriever:
        """A retriever over an open index."""
        return cls(searcher=searcher, k=k)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002
    ) -> list[Document]:
        names = ("essay_id", "title", "author", "section", "point", "start", "end")
        return [
            Document(
                page_content=hit.passage.text,
                id=hit.passage.passage_id,
                metadata={name: getattr(hit.passage, name) for name in names} | {"score": hit.score},
            )
            for hit in self.searcher.hits(self.searcher.query(query), self.k)
        ]
