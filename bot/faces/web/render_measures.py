"""Recommended measures, and the catalogue of all, become HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from urllib.parse import urlencode

from bot.domain import Citation
from bot.faces import memo
from bot.faces.web.render import link, place, text
from bot.recommend.browse import Filter, Shelf
from bot.recommend.nouns import Measure, Recommendation, Recommended

INTRO = (
    "说明您是谁、遇到什么问题，程序列出所收录文章提出的相应措施：逐项附原句和出处，并说明推荐的理由；"
    "文章没有提出措施的，会如实说明。"
)
SHELF_INTRO = "所收录文章提出的全部措施。可按词语、提出者、主体和政策工具筛选；点图中的数字，即看这一类。"
NOTHING = "没有符合条件的措施，请减少筛选条件或换一个词。"
PER_PAGE = 50


def intro() -> str:
    """What the room of recommendations is for."""
    return f'<section class="check-intro"><h2>{memo.TITLE}</h2><p>{INTRO}</p></section>'


def shelf_intro() -> str:
    """What the catalogue is, and where page.js puts it."""
    return (
        f'<section class="check-intro"><h2>对策库</h2><p>{SHELF_INTRO}</p></section>'
        '<div class="shelf-frame" aria-live="polite"></div>'
    )


def waiting() -> str:
    """What stands in the place of measures that are on their way."""
    return '<p class="check-note" role="status">正在查找措施……</p>'


def result(given: Recommendation) -> str:
    """The summary, the filters, a card for each measure, and the gaps."""
    cards = [_card(number, item) for number, item in enumerate(given.measures, 1)]
    first = sum(item.answers for item in given.measures)
    shown = f'<ol class="findings">{"".join(cards[:first])}</ol>' if first else ""
    if loose := "".join(cards[first:]):
        folded = (
            f"另有 {len(cards) - first} 项措施只与需求间接相关，供参考" if first else "以下措施只与需求间接相关，供参考"
        )
        shown += (
            f'<details class="loose"{"" if first else " open"}><summary>{folded}</summary>'
            f'<ol class="findings" start="{first + 1}">{loose}</ol></details>'
        )
    gaps = "".join(f"<li>{text(gap)}</li>" for gap in given.gaps)
    missing = f'<section class="gaps"><h3>{memo.GAPS}</h3><ul>{gaps}</ul></section>' if gaps else ""
    notes = "".join(f'<p class="check-note">{text(note.text)}</p>' for note in given.notes)
    return (
        f'<section class="checked advised"><p class="check-summary" role="status">{text(given.text)}</p>{notes}'
        f"{_sieves(given.measures)}{shown}{missing}</section>"
    )


def _sieves(measures: Iterable[Recommended]) -> str:
    """Buttons that page.js filters the cards with; none where there is nothing to choose between."""
    items = list(measures)
    groups = [
        ("actors", "主体", dict.fromkeys(name for item in items for name in item.measure.actors)),
        ("instruments", "政策工具", dict.fromkeys(name for item in items for name in item.measure.instruments)),
    ]
    rows = ""
    for kind, label, names in groups:
        if len(names) > 1:
            buttons = "".join(
                f'<button type="button" class="sieve" data-kind="{kind}" data-value="{text(name)}" aria-pressed="false">'
                f"{text(name)}</button>"
                for name in names
            )
            rows += f'<div class="sieves" role="group" aria-label="按{label}筛选"><span>{label}</span>{buttons}</div>'
    return rows


def _card(number: int, item: Recommended) -> str:
    measure = item.measure
    quoted = "".join(_quoted(one.citation, one.action) for one in (measure, *item.also))
    named = "".join(f"<li>{text(name)}</li>" for name in (*measure.actors, *measure.instruments))
    return (
        f'<li class="finding {item.fit}" data-actors="{text("|".join(measure.actors))}" '
        f'data-instruments="{text("|".join(measure.instruments))}">'
        f'<p class="verdict"><b>{memo.verdict(item)}</b><span>{number}</span></p>'
        f'<p class="said">{text(measure.action)}</p><p class="why">{text(item.why)}</p>{quoted}'
        f'<ul class="tags">{named}</ul></li>'
    )


def _quoted(citation: Citation, action: str) -> str:
    """The quotation with the act in it set off, its place, and what can be done with it."""
    before, _, after = citation.quote.partition(action)
    where = place(citation.author, citation.title, citation.label, citation.section, citation.point)
    look = link(citation.essay_id, citation.start, citation.end, "查看原文", 'class="look"')
    copied = text(f"“{citation.quote}”——{citation.reference}")
    return (
        f"{where}<blockquote>{text(before)}<b>{text(action)}</b>{text(after)}</blockquote>"
        f'<p class="deeds">{look}<button type="button" class="copy" data-copy="{copied}">复制引文</button></p>'
    )


def shelf(given: Shelf, wanted: Filter) -> str:
    """A page of the catalogue with its search, its heat map and its filters."""
    rows = "".join(map(_row, given.measures)) or f'<tr><td colspan="4">{NOTHING}</td></tr>'
    return (
        f'{_search(given, wanted)}<p class="check-summary" role="status">共 {given.total} 项措施{_chosen(wanted)}</p>'
        f"{_heat(given, wanted)}"
        '<table class="measures"><thead><tr><th>措施</th><th>提出者</th><th>主体</th><th>政策工具</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{_pager(given, wanted)}"
    )


def query(wanted: Filter, offset: int = 0) -> str:
    """A filter as the address of its page. Example: words=中试&actor=企业"""
    fields = {name: value for name, value in asdict(wanted).items() if value}
    return urlencode(fields | ({"offset": offset} if offset else {}))


def _search(given: Shelf, wanted: Filter) -> str:
    options = "".join(
        f'<option value="{text(name)}"{" selected" if name == wanted.whose else ""}>{text(name)}（{count}）</option>'
        for name, count in given.voices.items()
    )
    kept = "".join(
        f'<input type="hidden" name="{name}" value="{text(value)}">'
        for name, value in (("actor", wanted.actor), ("instrument", wanted.instrument))
        if value
    )
    return (
        '<form class="shelf-search" role="search">'
        f'<input type="search" name="words" value="{text(wanted.words)}" placeholder="输入词语，如“中试”" aria-label="词语" maxlength="100">'
        f'<select name="whose" aria-label="提出者"><option value="">全部提出者</option>{options}</select>{kept}'
        '<button type="submit">筛选</button></form>'
    )


def _chosen(wanted: Filter) -> str:
    """The filters that are set, each with a way to drop it."""
    names = {"words": "词语", "whose": "提出者", "actor": "主体", "instrument": "政策工具"}
    drops = [
        f'<button type="button" class="drop" data-shelf="{text(query(replace(wanted, **{field: ""})))}" '
        f'aria-label="取消筛选：{label}">{label}：{text(getattr(wanted, field))} ×</button>'
        for field, label in names.items()
        if getattr(wanted, field)
    ]
    return f'<span class="drops">{"".join(drops)}</span>' if drops else ""


def _heat(given: Shelf, wanted: Filter) -> str:
    """Counts by actor and means; a darker cell has more. Each name and each number filters."""
    most = max((count for row in given.counts.values() for count in row.values()), default=1)
    head = "".join(
        f'<th scope="col">{_cell(name, replace(wanted, instrument=name, actor=None), wanted)}</th>'
        for name in given.instruments
    )
    body = "".join(
        f'<tr><th scope="row">{_cell(actor, replace(wanted, actor=actor, instrument=None), wanted)}</th>'
        + "".join(_number(actor, name, given.counts[actor].get(name, 0), most, wanted) for name in given.instruments)
        + "</tr>"
        for actor in given.actors
    )
    return (
        '<details class="heat-fold" open><summary>主体与政策工具分布</summary>'
        '<div class="heat" tabindex="0" role="region" aria-label="主体与政策工具分布"><table>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div></details>"
    )


def _number(actor: str, instrument: str, count: int, most: int, wanted: Filter) -> str:
    if not count:
        return "<td></td>"
    cell = replace(wanted, actor=actor, instrument=instrument)
    label = f"{actor}，{instrument}：{count} 项"
    return f'<td style="--heat:{count / most:.2f}">{_cell(str(count), cell, wanted, label)}</td>'


def _cell(shown: str, chosen: Filter, wanted: Filter, label: str = "") -> str:
    pressed = "true" if chosen == wanted else "false"
    # Pressed again, it lets go.
    target = replace(wanted, actor=None, instrument=None) if chosen == wanted else chosen
    told = f' aria-label="{text(label)}" title="{text(label)}"' if label else ""
    return f'<button type="button" data-shelf="{text(query(target))}" aria-pressed="{pressed}"{told}>{text(shown)}</button>'


def _row(measure: Measure) -> str:
    cited = measure.citation
    where = link(cited.essay_id, cited.start, cited.end, measure.action, f'class="look" title="{text(cited.quote)}"')
    spot = " · ".join(part for part in (cited.section, cited.point) if part)
    below = f'<span class="spot">{text(spot)}</span>' if spot else ""
    return (
        f'<tr><td data-label="措施">{where}{below}</td><td data-label="提出者">{text(measure.whose or "未署名")}</td>'
        f'<td data-label="主体">{text("、".join(measure.actors))}</td>'
        f'<td data-label="政策工具">{text("、".join(measure.instruments))}</td></tr>'
    )


def _pager(given: Shelf, wanted: Filter) -> str:
    pages = -(-given.total // PER_PAGE)
    if pages < 2:
        return ""
    page = given.offset // PER_PAGE + 1

    def turn(label: str, to: int) -> str:
        off = "" if 1 <= to <= pages else " disabled"
        return f'<button type="button" data-shelf="{text(query(wanted, (to - 1) * PER_PAGE))}"{off}>{label}</button>'

    return f'<nav class="pager" aria-label="翻页">{turn("上一页", page - 1)}<span>第 {page} / {pages} 页</span>{turn("下一页", page + 1)}</nav>'
