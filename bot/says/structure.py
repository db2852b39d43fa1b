"""What is said of a text's structure."""

from __future__ import annotations

from bot.says.row import Row

ARTICLE = Row(
    "《{title}》{article}规定：",
    "the article of that number, with that paragraph and item, stands in the outline of the text",
    "bot.ask.compose._article",
)
NO_ARTICLE = Row(
    "《{title}》没有{article}：全文共 {most} 条。",
    "the outline of the text has articles, so many of them, and none of that number",
    "bot.ask.compose.lacking",
)
PART = Row(
    "{whose}{part}：",
    "the outline of the text has a part of that number at that rank",
    "bot.ask.compose._part",
)
LAST_PART = Row(
    "最后一部分",
    "the last part was asked for",
    "bot.ask.compose._part",
)
COUNTED = Row(
    "{whose}共有 {count} {unit}：",
    "so many parts of that kind stand in the outline of the text",
    "bot.ask.compose._count",
)
PARTS = Row(
    "{whose}分为 {count} 个部分：",
    "the outline of the text has so many headings of the highest rank",
    "bot.ask.compose._overview",
)
LEADS = Row(
    "{whose}没有小标题，各段首句是：",
    "the outline of the text has no headings; the sentences are the first of its paragraphs",
    "bot.ask.compose._overview",
)
