"""The whole assistant as one LangChain Runnable: compose it like any other."""

from __future__ import annotations

from typing import Any

from langchain_core.runnables import RunnableLambda

import bot


def with_sources(answer: dict[str, Any]) -> str:
    """The answer and where each of its sentences stands."""
    sources = [
        f"[{item['number']}] {item['author'] or item['label'] or item['title']}：{item['quote']}"
        for item in answer["citations"]
    ]
    return "\n".join([answer["text"], *sources])


def main() -> None:
    """Ask one question, then two at once, then one that leans on an earlier question and its answer."""
    chain = bot.as_langchain()
    readable = chain | RunnableLambda(with_sources)
    print(readable.invoke("创新积分制改革怎么用？"))
    for text in readable.batch(["“四库系统”指的是哪四个库？", "明天天气怎么样？"]):
        print(text)
    before = "刘忠林怎么谈未来产业？"
    earlier = {"question": before, "answer": chain.invoke(before)}
    for answer in chain.stream({"question": "那马回呢？", "history": [earlier]}):
        print(answer["text"])


if __name__ == "__main__":
    main()
