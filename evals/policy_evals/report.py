"""The report as one HTML file that asks nothing of the network."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape

from policy_evals import charts
from policy_evals.ablation import PEER, Row
from policy_evals.baseline import drops, read
from policy_evals.bootstrap import Figure
from policy_evals.figures import ALL, KINDS, LATENCIES, NAMES, Scored, Table, failures, keys, kinds, latency, table
from policy_evals.files import HERE
from policy_evals.retrieval import MEASURES
from policy_evals.runner import Run

SUITES = {"essays": "专栏文章", "provinces": "各省政府工作报告", "policy_qa": "疫情政策问答（公开数据）"}
SPLITS = {ALL: "全部案例", "dev": "开发集", "test": "测试集"}


def render(run: Run, scored: Sequence[Scored], rows: Sequence[Row] = ()) -> str:
    """The whole page."""
    figures = table(scored)
    body = [
        _head(run, scored),
        f'<div class="charts">{_recall(figures, rows)}{_latency(run)}{_reliability(run)}</div>',
        "<h2>总表</h2>",
        _overall(figures),
        "<h2>按题型</h2><p class=soft>每格为数值和 95% 置信区间；横线表示该指标不适用于这一题型。</p>",
        _by_kind(figures),
        _ablation(rows),
        _failures(run, scored),
    ]
    style = (HERE / "report.css").read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>评测报告</title><style>{style}</style></head><body><main>{''.join(body)}</main></body></html>\n"
    )


def _head(run: Run, scored: Sequence[Scored]) -> str:
    below = drops(run, read(), list(scored))
    compared = "；".join(below) if below else "没有指标低于基线"
    verdict = f'<p class="{"wrong" if below else "good"}">{escape(compared)}。</p>' if run.suite in read() else ""
    return (
        f"<h1>评测报告：{SUITES[run.suite]}</h1><p>{SPLITS[run.split]}，{len(run.asked)} 题，{len(run.essays)} 篇文档。"
        f"区间为百分位自助法 95% 置信区间（按案例重抽样，种子固定）。</p>{verdict}"
        f"<p class=soft><small>{datetime.date.today().isoformat()}；模型 {escape(run.model)}；设置 {run.settings}</small></p>"
    )


def _recall(figures: Table, rows: Sequence[Row]) -> str:
    def points(found: dict[str, Figure]) -> list[tuple[int, Figure]]:
        return [(k, found[f"recall@{k}"]) for k in (1, 3, 5, 10) if f"recall@{k}" in found]

    own = points({key: figure for (kind, key), figure in figures.items() if kind == ALL})
    if not own:
        return _figure("召回率", "<p class=soft>这些案例没有标准原句，不计召回率。</p>", "")
    series = [("本系统", own)] + [(row.name, points(row.figures)) for row in rows if row.name == PEER]
    caption = f"前 k 个段落中含有标准原句（至少七成）的比例，{own[0][1].n} 题。竖线为置信区间。"
    return _figure("召回率", charts.recall_by_k(series), caption)


def _latency(run: Run) -> str:
    spent = latency(run)
    marks = [(name, spent[key].value) for key, name in LATENCIES.items()]
    told = "，".join(
        f"{name} {spent[key].value:.0f} 毫秒（{spent[key].low:.0f}–{spent[key].high:.0f}）"
        for key, name in LATENCIES.items()
    )
    drawn = charts.histogram([item.answer.ms for item in run.asked], marks, "毫秒")
    return _figure("回答用时", drawn, f"模型载入之后每题的用时：{told}。")


def _reliability(run: Run) -> str:
    judged = [(item.answer.confidence, item.case.answerable) for item in run.asked]
    points = [(float(probability), came) for probability, came in judged if probability is not None]
    if not points:
        return _figure("门控的可靠性", "<p class=soft>回答中没有门控的概率，此图从略。</p>", "")
    error = charts.calibration_error(points)
    caption = f"概率与实际可答比例，{len(points)} 题；圆越大题越多，虚线为理想。期望校准误差 {error:.3f}。"
    return _figure("门控的可靠性", charts.reliability(points), caption)


def _figure(title: str, drawn: str, caption: str) -> str:
    under = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f"<figure><h3>{title}</h3>{drawn}{under}</figure>"


def _overall(figures: Table) -> str:
    rows = []
    for key in keys(figures):
        one = figures[ALL, key]
        name, meaning = NAMES[key]
        rows.append(
            f"<tr><th>{name}<small class=narrow>{meaning}</small></th><td>{one.value:.3f}</td><td>{_range(one)}</td>"
            f'<td class=wide>{charts.interval(one)}</td><td>{one.n}</td><td class="note">{meaning}</td></tr>'
        )
    head = (
        "<tr><th>指标</th><th>数值</th><th>95% 区间</th><th class=wide></th><th>题数</th><th class=left>含义</th></tr>"
    )
    return f'<div class="scroll"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'


def _by_kind(figures: Table) -> str:
    shown = keys(figures)
    head = "".join(f"<th>{NAMES[key][0]}</th>" for key in shown)
    rows = []
    for kind in kinds(figures):
        cells = "".join(_cell(figures.get((kind, key))) for key in shown)
        rows.append(f"<tr><th>{escape(KINDS.get(kind, kind))}</th><td>{figures[kind, 'status'].n}</td>{cells}</tr>")
    return (
        f'<div class="scroll"><table class="grid-table"><thead><tr><th>题型</th><th>题数</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(one: Figure | None) -> str:
    return f"<td>{one.value:.3f}<small>{_range(one)}</small></td>" if one else '<td class="none">–</td>'


def _range(one: Figure) -> str:
    return f"{one.low:.2f}–{one.high:.2f}"


def _ablation(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    head = "".join(
        f"<th>{key.replace('recall', '召回').replace('mrr', 'MRR').replace('ndcg', 'nDCG')}</th>" for key in MEASURES
    )
    lines = [
        f"<tr><th>{escape(row.name)}</th>{''.join(_cell(row.figures[key]) for key in MEASURES)}<td>{row.ms:.0f}</td></tr>"
        for row in rows
    ]
    return (
        "<h2>各路检索的贡献</h2><p class=soft>同样的问题，只用其中几路检索。最后一行是对照：RecursiveCharacterTextSplitter"
        "（chunk_size=400，chunk_overlap=50，默认分隔符）、同一向量模型、Chroma；教程取前 4 块，故以召回@4 为准；"
        "本系统的段落最长 600 字，对照的块最长 400 字。</p>"
        f'<div class="scroll"><table class="grid-table"><thead><tr><th>检索</th>{head}<th>毫秒（中位数）</th></tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def _failures(run: Run, scored: Sequence[Scored]) -> str:
    wrong = failures(run, scored)
    if not wrong:
        return "<h2>失分的题</h2><p>没有。</p>"
    items = []
    for item, scores in wrong:
        case = item.case
        reasons = "".join(
            f'<p><span class="wrong">{NAMES[one.key][0]}</span>：{escape(one.reason)}</p>' for one in scores
        )
        before = "".join(f"<p class=soft>此前问：{escape(question)}</p>" for question in case.history)
        notes = "".join(f"<p class=soft>提示：{escape(note.text)}</p>" for note in item.answer.notes)
        kind = escape(KINDS.get(case.kind, case.kind))
        items.append(
            f"<details><summary>{escape(case.question)}<small>{escape(case.id)} · {kind} · {case.split} · "
            f"{'、'.join(NAMES[one.key][0] for one in scores)}</small></summary>"
            f'{before}{reasons}<p class="answer">{escape(item.answer.text)}</p>{notes}</details>'
        )
    return f'<h2>失分的题（{len(wrong)} / {len(run.asked)}）</h2><div class="scroll">{"".join(items)}</div>'
