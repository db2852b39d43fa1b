"""Answers become HTML. Pure functions; all text from a user or a document is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from urllib.parse import quote, urlencode

from bot.domain import MARKER, Answer, Citation, Essay, Passage
from bot.recommend import advise

OURS = "（无题，标签为本系统所加）"
NO_TITLE = "（原文无题）"
EXCERPT = 120
KEPT = 3
QUESTION_SHOWN = 400

Lookup = Callable[[str], Essay | None]


def text(value: str) -> str:
    """Escaped text. A carriage return is kept, which the HTML parser would else turn into a line feed."""
    return escape(value).replace("\r", "&#13;")


def address(essay_id: str, start: int | None = None, end: int | None = None) -> str:
    """Where the original is served. Example: ("一号", 3, 9) -> original/%E4%B8%80%E5%8F%B7?start=3&end=9"""
    path = "original/" + quote(essay_id, safe="")
    return path if start is None or end is None else f"{path}?{urlencode({'start': start, 'end': end})}"


def name(title: str | None, label: str | None) -> str:
    """A document's name as the reader sees it; a label is marked as ours."""
    if title:
        return f"《{title}》"
    return f"《{label}》{OURS}" if label else NO_TITLE


def masthead(title: str, model: str, writer: str | None) -> str:
    """The strip at the top: what this is, and in which mode it answers; `writer`: the language model, if any."""
    hint = f"不使用大语言模型：回答逐句引自原文。检索模型：{model}"
    claim = "逐句引用原文作答，点编号即可核对"
    if writer:
        hint = f"由{writer}撰写，每一句都与原文核对后才显示。检索模型：{model}"
        claim = "每句都与原文核对，点编号即可查看"
    return (
        f'<header class="masthead"><div class="masthead-name"><h1>{text(title)}</h1><p>{claim}</p></div>'
        '<nav class="rooms" aria-label="功能"><button type="button" data-room="talk" aria-pressed="true">问答</button>'
        '<button type="button" data-room="recommend" aria-pressed="false">对策建议</button>'
        '<button type="button" data-room="shelf" aria-pressed="false">对策库</button>'
        '<button type="button" data-room="check" aria-pressed="false">引文核查</button></nav>'
        f'<span class="mode" title="{text(hint)}">{text(writer or "引文模式")}</span>'
        '<button type="button" class="open-original">原文</button></header>'
    )


def sheet_bar() -> str:
    """On a phone, the way back from the original to the chat."""
    return (
        '<div class="sheet-bar"><button type="button" class="close-original">返回对话</button><span>原文</span></div>'
    )


def pane() -> str:
    """Where page.js puts the original."""
    return (
        '<div class="pane" tabindex="0" role="region" aria-label="原文"></div>'
        '<p class="announce unseen" role="status"></p>'
    )


def conversation(turns: Iterable[str], examples: Sequence[str] = (), welcome: str = "") -> str:
    """All turns, or the greeting where there is none yet."""
    return f'<div class="turns" role="log" aria-label="对话">{"".join(turns) or greeting(examples, welcome)}</div>'


def greeting(examples: Sequence[str], welcome: str) -> str:
    """What can be asked, with examples that ask themselves."""
    return (
        f'<section class="greeting"><h2>{text(welcome)}</h2>'
        "<p>直接提问即可。回答的每一句都有原文出处，注明作者和位置；文章没有写到的，会如实说明。</p>"
        f"{_chips(examples)}</section>"
    )


def turn(question: str, reply: str) -> str:
    """A question and what came of it."""
    shown = question if len(question) <= QUESTION_SHOWN else f"{question[:QUESTION_SHOWN]}……（共 {len(question)} 字）"
    return (
        f'<section class="turn"><div class="question"><span class="unseen">提问：</span>{text(shown)}</div>{reply}'
        "</section>"
    )


def pending() -> str:
    """What stands in the place of an answer that is on its way."""
    return '<div class="answer pending" role="status">正在查找原文<span class="dots" aria-hidden="true"></span></div>'


def growing(given: Answer) -> str:
    """An answer on its way: what has passed so far, and a sign of work."""
    dots = '<span class="dots" aria-hidden="true"></span>'
    return f'<div class="answer growing">{_body(given)}<p class="pending">正在与原文核对下一句{dots}</p></div>'


def error(sentence: str) -> str:
    """A failure, in one sentence."""
    return f'<div class="answer error" role="alert">{text(sentence)}</div>'


def answer(given: Answer, essay: Lookup) -> str:
    """The answer with its markers, notes, sources; or the refusal with what comes nearest."""
    told = [note for note in given.notes if note.kind == advise.KIND]  # what kind of answer it is comes first
    parts = [*(f'<p class="advised-note">{text(note.text)}</p>' for note in told), _body(given), _notes(given)]
    if given.citations:
        sources = "".join(_source(citation) for citation in given.citations)
        parts.append(f'<section class="sources"><h3>出处</h3><ol>{sources}</ol></section>')
    if given.reason == "not_in_corpus" and given.nearest:  # to an off-topic question nothing is near
        nearest = "".join(_near(passage, essay(passage.essay_id)) for passage in given.nearest)
        parts.append(f'<section class="nearest"><h3>最接近的段落</h3><ul>{nearest}</ul></section>')
    if given.suggestions:
        parts.append(f'<section class="suggestions"><h3>可以这样问</h3>{_chips(given.suggestions)}</section>')
    return f'<div class="answer {given.status}">{"".join(parts)}</div>'


def place(author: str | None, title: str | None, label: str | None, section: str | None, point: str | None) -> str:
    """Whose words, then where they stand. Example: 王明《让成果走出实验室》 / 优化结构布局 · 二是突出…"""
    who = f"<b>{text(author)}</b>" if author else ""
    spot = " · ".join(part for part in (section, point) if part)
    below = f'<span class="spot">{text(spot)}</span>' if spot else ""
    return f'<div class="place">{who}{text(name(title, label))}{below}</div>'


def _body(given: Answer) -> str:
    by_number = {citation.number: citation for citation in given.citations}
    paragraphs = [part for part in re.split(r"\n+", given.text) if part.strip()]
    return f'<div class="prose-text">{"".join(f"<p>{_marked(part, by_number)}</p>" for part in paragraphs)}</div>'


def _marked(paragraph: str, by_number: dict[int, Citation]) -> str:
    pieces = MARKER.split(paragraph)
    html = []
    for before, number in zip(pieces[0::2], pieces[1::2], strict=False):
        # The last characters stay with the marker: it must not begin a line by itself.
        kept, bound = before[:-KEPT], before[-KEPT:]
        html.append(f'{text(kept)}<span class="bound">{text(bound)}{_marker(by_number[int(number)])}</span>')
    return "".join([*html, text(pieces[-1])])


def _marker(citation: Citation) -> str:
    who = citation.author or name(citation.title, citation.label)
    return link(
        citation.essay_id,
        citation.start,
        citation.end,
        f"[{citation.number}]",
        f'class="marker" aria-label="{text(f"引文{citation.number}，{who}：查看原文")}"',
    )


def link(essay_id: str, start: int, end: int, label: str, attributes: str) -> str:
    """A link that page.js opens beside the chat; `attributes` are HTML already."""
    return f'<a href="{address(essay_id, start, end)}" data-essay="{text(essay_id)}" {attributes}>{text(label)}</a>'


def _notes(given: Answer) -> str:
    lines = "".join(
        f'<p data-kind="{text(note.kind)}">{text(note.text)}</p>'
        for note in given.notes
        if note.text not in given.text and note.kind != advise.KIND
    )
    if given.mode == "model":
        lines = f"<p>本回答由{text(given.model or '模型')}撰写，各句已与原文核对。</p>{lines}"
    return f'<aside class="notes" aria-label="说明">{lines}</aside>' if lines else ""


def _source(citation: Citation) -> str:
    where = place(citation.author, citation.title, citation.label, citation.section, citation.point)
    copied = f"“{citation.quote}”——{citation.reference}"
    return (
        f"<li>{_marker(citation)}{where}"
        f'<button type="button" class="copy" data-copy="{text(copied)}">复制引文</button>'
        f"<blockquote>{text(citation.quote)}</blockquote></li>"
    )


def _near(passage: Passage, essay: Essay | None) -> str:
    where = place(passage.author, passage.title, essay.label if essay else None, passage.section, passage.point)
    excerpt = passage.text if len(passage.text) <= EXCERPT else passage.text[:EXCERPT] + "……"
    look = link(passage.essay_id, passage.start, passage.end, "查看原文", 'class="look"')
    return f"<li>{where}{look}<blockquote>{text(excerpt)}</blockquote></li>"


def _chips(questions: Iterable[str]) -> str:
    chips = "".join(f'<li><button type="button" class="chip">{text(question)}</button></li>' for question in questions)
    return f'<ul class="chips">{chips}</ul>' if chips else ""
