"""Only the search, as a LangChain retriever: documents with author, section and place in their metadata."""

from __future__ import annotations

from bot import settings
from bot.app import Bot
from bot.faces.as_langchain import PolicyRetriever


def main() -> None:
    """Print the three passages that fit best."""
    retriever = PolicyRetriever.of(Bot(settings.load()).searcher, k=3)
    for document in retriever.invoke("中试平台怎么建设？"):
        print(document.metadata["author"], document.metadata["section"], document.page_content[:40])


if __name__ == "__main__":
    main()
