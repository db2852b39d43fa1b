"""Answers and hits for people at a terminal, from the same objects that JSON carries."""

from __future__ import annotations

from typing import Any

from bot.domain import FIELDS
from bot.says import model as says
from bot.text.quoting import shown

# What the reader took otherwise than the texts have it, or what does not hold any more, stands before all else.
CORRECTIONS = frozenset({"author_mismatch", "number_mismatch", "superseded"})
# The note that says from which texts alone the answer is, which comes first.
ONLY = "only"
STAGES = {"query": "理解问题", "search": "检索", "read": "读句", "judge": "判断"}
UNTITLED = "（原文无题，标签为本系统所加）"


def answer(given: dict[str, Any]) -> str:
    """What is to be put right, the answer, then numbered sources: author, section, and words that the answer has not."""
    apart = [note for note in given["notes"] if note["text"] not in given["text"]]
    lines = [f"注：{note['text']}" for note in apart if note["kind"] in CORRECTIONS | {ONLY}]
    lines.append(given["text"])
    if given["mode"] == "model":
        lines.append(f"注：{says.WRITTEN(model=given['model'] or says.SOME_MODEL())}")
    lines += [f"注：{note['text']}" for note in apart if note["kind"] not in CORRECTIONS | {ONLY}]
    if given["citations"]:
        lines.append("\n".join(["出处", *(_source(item, given["text"]) for item in given["citations"])]))
    if given["reason"] == "not_in_corpus" and given["nearest"]:  # to an off-topic question nothing is near
        lines.append("最接近的段落")
        lines += [f"· {place(item)}\n    {_shortened(item['text'])}" for item in given["nearest"]]
    if given["suggestions"]:
        offer = "可以这样问" if given["status"] == "refused" else "可以接着问"
        lines.append("\n".join([offer, *(f"· {question}" for question in given["suggestions"])]))
    if "explain" in given:
        lines.append(explanation(given["explain"]))
    return "\n\n".join(lines)


ROUTES = {
    "question": "按一个问题检索作答",
    "comparison": "逐位作者检索，并列作答",
    "point": "接着上一回答，按所说的要点引用",
    "person": "所问的人不在作者之中，未再作判断",
    "small_talk": "寒暄，未检索",
    "talk": "按对上一回答的评价作答",
    "situation": "说明了情况，按需求查找措施",
    "structure": "问的是文章的结构，按结构作答",
    "record": "问的是文章的信息，按记载作答",
}


def explanation(given: dict[str, Any]) -> str:
    """The stages behind an answer, one block each; for a comparison those of every author."""
    lines = ["依据", f"方式：{ROUTES[given['route']]}"]
    if given["rewritten"]:
        lines.append(f"追问理解为：{given['standalone']}")
    for trace in given["traces"]:
        lines += _trace(trace)
    return "\n".join(lines)


def _trace(given: dict[str, Any]) -> list[str]:
    lines = [f"检索：{given['searched']}" + (f"（只在{given['speaker']}的文字中）" if given["speaker"] else "")]
    lines.append("词和权重：" + "  ".join(f"{word} {weight}" for word, weight in given["words"].items()))
    lines += [f"口语：{word} → {'、'.join(meant)}" for word, meant in given["everyday"].items()]
    lines.append("检索到的段落（融合分、余弦、BM25）：")
    lines += [
        f"  {item['score']:6.2f} {item['dense']:.3f} {item['lexical']:6.2f}  {place(item | {'label': None})}"
        for item in given["hits"]
    ]
    lines.append("候选语句（得分、词占比、余弦）：")
    lines += [
        f"  {item['score']:.3f} {item['share']:.2f} {item['cosine']:.3f}  {_shortened(item['text'], 60)}"
        for item in given["sentences"]
    ]
    lines += _judged(given["gate"]) if given["gate"] else []
    return [*lines, "用时（毫秒）：" + "  ".join(f"{STAGES[stage]} {spent}" for stage, spent in given["ms"].items())]


def _judged(given: dict[str, Any]) -> list[str]:
    outcome = f"结论 {given['status']} {given['reason'] or ''}".rstrip()
    lines = [f"能否作答：{given['probability']:.3f}（门槛 {given['threshold']}），{outcome}"]
    if given["asked_for"]:
        missing = f"，原文没有{given['missing']}" if given["missing"] else "，原文中有"
        lines.append(f"所问为{given['asked_for']}{missing}")
    return lines + [f"  {name:10}{one['value']:8.3f} → {one['effect']:+.2f}" for name, one in given["figures"].items()]


def hits(given: dict[str, Any]) -> str:
    """Ranked passages with their place."""
    if not given["hits"]:
        return "没有找到相关段落。"
    return "\n\n".join(f"{item['rank']}. {place(item)}\n    {item['text']}" for item in given["hits"])


def place(item: dict[str, Any]) -> str:
    """Author, title, section and point. Example: 王明《让成果走出实验室》，“聚焦成果转化”一节"""
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


def _source(item: dict[str, Any], text: str) -> str:
    """Where the words stand; with them where the answer has them not, and with what a fact of a record is called."""
    where = f"[{item['number']}] {place(item)}"
    if item["field"]:
        return f"{where}\n    {FIELDS[item['field']]}：{item['quote']}"
    return where if shown(item["quote"]) in text else f"{where}\n    “{item['quote']}”"


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[:most] + "……"
