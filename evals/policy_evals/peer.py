"""The pipeline of LangChain's tutorials on the same texts, for comparison: the one room of its libraries here.

RecursiveCharacterTextSplitter(chunk_size=400, chunk_overlap=50) with its own separators, the same embedder, Chroma.
The tutorials hand the first four chunks to a model; more are fetched here, so that recall can be drawn further.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import numpy as np

from bot.domain import Essay
from bot.encoders.embed import Embedder
from bot.errors import BotError
from policy_evals.retrieval import DEPTH, Place

try:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter
except ImportError as missing:
    raise BotError(
        "对照流程需要 LangChain 的组件；请在本程序的源码文件夹中运行 pip install '.[evals]' 后重试。"
    ) from missing

CHUNK_SIZE = 400
CHUNK_OVERLAP = 50


class Wrapped(Embeddings):
    """Our embedder as LangChain asks for one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return [list(map(float, vector)) for vector in np.concatenate(list(self._embedder.passages(texts)))]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return list(map(float, self._embedder.queries([text])[0]))


class Peer:
    """Split, embedded and stored in memory as the tutorials do."""

    def __init__(self, embedder: Embedder, essays: Sequence[Essay]) -> None:
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=CHUNK_SIZE, chunk_overlap=CHUNK_OVERLAP, add_start_index=True
        )
        chunks = splitter.create_documents(
            [essay.text for essay in essays], [{"essay_id": essay.essay_id} for essay in essays]
        )
        # A name of its own: stores in memory share one database.
        self._store = Chroma(f"peer-{uuid.uuid4().hex}", embedding_function=Wrapped(embedder))
        self._store.add_documents(chunks)

    def find(self, question: str) -> list[Place]:
        """The nearest chunks as slices of their texts, best first."""
        return [
            Place(
                chunk.metadata["essay_id"],
                chunk.metadata["start_index"],
                chunk.metadata["start_index"] + len(chunk.page_content),
            )
            for chunk in self._store.similarity_search(question, k=DEPTH)
        ]
