"""The search as a LangChain retriever, for people who build their own chains."""

from __future__ import annotations

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from bot.search.retrieve import Searcher


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
