"""Only the search, as a LangChain retriever: documents with author, section and place in their metadata."""

from __future__ import annotations

import bot


def main() -> None:
    """Print the three passages that fit best."""
    for document in bot.as_langchain().retriever(k=3).invoke("中试平台怎么建设？"):
        print(document.metadata["author"], document.metadata["section"], document.page_content[:40])


if __name__ == "__main__":
    main()
