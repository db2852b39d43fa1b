"""Answers and hits for people at a terminal, from the same objects that JSON carries."""

from __future__ import annotations

from typing import Any

UNTITLED = "（原文无题，标签为本系统所加）"


def answer(given: dict[str, Any]) -> str:
    """The answer, then numbered sources with author, section and quotation."""
    lines = [given["text"]]
    lines += [f"注：{note['text']}" for note in given["notes"]]
    if given["citations"]:
        lines.append("出处")
        lines += [f"[{item['number']}] {place(item)}\n    “{item['quote']}”" for item in given["citations"]]
    if given["reason"] == "not_in_corpus" and given["nearest"]:  # to an off-topic question nothing is near
        lines.append("最接近的段落")
        lines += [f"· {place(item)}\n    {_shortened(item['text'])}" for item in given["nearest"]]
    if given["status"] == "refused" and given["suggestions"]:
        lines.append("可以这样问：" + "  ".join(given["suggestions"]))
    return "\n\n".join(lines)


def hits(given: dict[str, Any]) -> str:
    """Ranked passages with their place."""
    if not given["hits"]:
        return "没有找到相关段落。"
    return "\n\n".join(f"{item['rank']}. {place(item)}\n    {item['text']}" for item in given["hits"])


def place(item: dict[str, Any]) -> str:
    """Author, title, section and point. Example: 马回《构建研发投入配置新范式》，“聚焦成果转化，打通价值实现通道”一节"""
    if item["title"]:
        name = f"《{item['title']}》"
    else:
        name = f"《{item['label']}》{UNTITLED}" if item.get("label") else "（原文无题）"
    parts = [f"{item['author'] or ''}{name}"]
    if item["section"]:
        parts.append(f"“{item['section']}”一节")
    if item["point"]:
        parts.append(item["point"])
    return "，".join(parts)


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[:most] + "……"
