"""Scores of a run -> figures by kind, with intervals; what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policy_evals.bootstrap import Figure, figure
from policy_evals.cases import Case
from policy_evals.retrieval import measure
from policy_evals.runner import Asked, Run
from policy_evals.scorers import citing, following, naming, refusing
from policy_evals.scorers.common import Scorer

ALL = "all"

# Key, name for people, what it says. The order is the order of every table.
NAMES = {
    "status": ("状态正确", "该答的答、该拒的拒、只提及的说明只提及"),
    "gold": ("引到原句", "引到了标准原句；须引全的，逐句引到"),
    "first": ("首条正确", "第一条引文就是标准原句"),
    "cite_recall": ("引文召回", "应引的原句中引到的比例（ALCE，不用推理模型）"),
    "cite_precision": ("引文精确", "引文中属于标准原句或不可缺少的比例（ALCE，不用推理模型）"),
    "keys": ("要点齐全", "关键字句出现在回答中的比例"),
    "verbatim": ("逐字一致", "引文与原文逐字相同的比例"),
    "refusal_precision": ("拒答精确", "拒答的问题中确应拒答的比例"),
    "refusal_recall": ("拒答召回", "文中没有的问题中未作回答的比例"),
    "not_refused": ("未误拒", "文中有答案的问题中没有被拒答的比例"),
    "reason": ("理由正确", "拒答理由与案例指定的一致"),
    "partial": ("提及有据", "“仅提及”的回答引到了提及之处"),
    "authors": ("作者齐全", "问到的作者都有引文"),
    "only": ("作者不串", "没有引用问题以外的作者"),
    "silent": ("沉默说明", "没有谈到此事的作者，明说没有谈到"),
    "notes": ("提示正确", "前提有误时的提示齐全，前提无误时不作提示"),
    "fresh": ("追问不重", "追问的引文不与前面重复"),
    "standalone": ("追问理解", "追问补全后的问题符合预期"),
    "recall@1": ("召回@1", "第 1 个段落含标准原句"),
    "recall@3": ("召回@3", "前 3 个段落含标准原句"),
    "recall@5": ("召回@5", "前 5 个段落含标准原句"),
    "recall@10": ("召回@10", "前 10 个段落含标准原句"),
    "mrr": ("MRR", "首个含标准原句的段落名次的倒数（前 10）"),
    "ndcg@10": ("nDCG@10", "排序质量（前 10）"),
}
LATENCIES = {"median": "中位数", "p95": "第 95 百分位"}
RETRIEVAL = ("recall@1", "recall@3", "recall@5", "recall@10", "mrr", "ndcg@10")
# For the narrow table of a terminal.
MAIN = ("status", "gold", "first", "cite_recall", "cite_precision", "recall@5")
# A miss of these is told by another figure already, or is no fault of one answer.
QUIET = {"cite_recall", "cite_precision", "refusal_precision", "refusal_recall", "not_refused", *RETRIEVAL}

KINDS = {
    ALL: "全部",
    "direct": "直接提问",
    "paraphrase": "换个说法",
    "variant": "同问异写",
    "list": "列举",
    "off_topic": "与文章无关",
    "not_in_corpus": "文中没有",
    "small_talk": "寒暄",
    "answerable": "可以回答",
    "unanswerable": "无法回答",
    "author": "指名作者",
    "compare": "比较",
    "followup": "追问",
    "premise": "前提有误",
    "gap": "缺少细节",
    "province": "指名省份",
    "province_gap": "该省没有",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """One figure of one case."""

    case: Case
    key: str
    value: float
    reason: str = ""


Table = Mapping[tuple[str, str], Figure]


def scorers(run: Run) -> dict[str, Scorer]:
    """Every scorer of answers by the key of its figure."""
    return {
        "status": refusing.status_right,
        "gold": citing.gold_cited,
        "first": citing.first_right,
        "cite_recall": citing.recall,
        "cite_precision": citing.precision,
        "keys": citing.keys_present,
        "verbatim": citing.verbatim(run.essays),
        "refusal_precision": refusing.refusal_precision,
        "refusal_recall": refusing.refusal_recall,
        "not_refused": refusing.not_falsely_refused,
        "reason": refusing.reason_right,
        "partial": refusing.partial_cites,
        "authors": naming.authors_cited,
        "only": naming.only_cited,
        "silent": naming.silence_named,
        "notes": naming.notes_right,
        "fresh": following.fresh({item.case.id: item.earlier for item in run.asked}),
        "standalone": following.standalone_right,
    }


def score(run: Run) -> list[Scored]:
    """Every figure of every case to which it applies."""
    found = []
    for key, scorer in scorers(run).items():
        for item in run.asked:
            if (one := scorer(item.case, item.answer)) is not None:
                found.append(Scored(item.case, key, one.value, one.reason))
    cases = {item.case.id: item.case for item in run.asked}
    measured = measure(((item.case, item.places) for item in run.asked), run.texts)
    return found + [Scored(cases[at], key, value) for key in RETRIEVAL for at, value in measured[key].items()]


def table(scored: Iterable[Scored]) -> Table:
    """(kind, key) -> figure, for each kind and for all cases together."""
    values: dict[tuple[str, str], list[float]] = {}
    for one in scored:
        for kind in (ALL, one.case.kind):
            values.setdefault((kind, one.key), []).append(one.value)
    return {place: figure(listed) for place, listed in values.items()}


def kinds(figures: Table) -> list[str]:
    """The kinds of a table, all cases together first."""
    return list(dict.fromkeys([ALL, *(kind for kind, _ in figures)]))


def keys(figures: Table) -> list[str]:
    """The figures that a table has, in the order of every table."""
    present = {key for _, key in figures}
    return [key for key in NAMES if key in present]


def failures(run: Run, scored: Iterable[Scored]) -> list[tuple[Asked, list[Scored]]]:
    """The cases that went wrong, each with what went wrong, in the order asked."""
    wrong: dict[str, list[Scored]] = {}
    for one in scored:
        if one.value < 1 and one.key not in QUIET:
            wrong.setdefault(one.case.id, []).append(one)
    return [(item, wrong[item.case.id]) for item in run.asked if item.case.id in wrong]


def latency(run: Run) -> dict[str, Figure]:
    """Milliseconds of a warm `ask`: median and 95th percentile."""
    spent = [item.answer.ms for item in run.asked]
    return {"median": figure(spent, "median"), "p95": figure(spent, "p95")}
