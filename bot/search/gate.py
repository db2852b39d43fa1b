"""May this evidence answer this question? An absolute judgement, apart from the ranking.

A logistic model on figures that mean the same in any corpus: cosines, and shares of the question's weight in words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain import Essay, Hit, Reason
from bot.search.evidence import Candidate
from bot.search.query import Query
from bot.search.store import Index
from bot.text import words

SMALL_TALK = re.compile(
    r"(?:(?:你|您|大家)?好[呀啊吗]?|早上好|上午好|中午好|下午好|晚上好|晚安|在吗|嗨|哈喽|hi|hello|hey|谢谢[你您]?|多谢|感谢|辛苦[了啦]?|"
    r"再见|拜拜|bye|thanks|thankyou|你是谁|您是谁|你叫什么(?:名字)?|你是什么|介绍一下你自己|自我介绍一下?|你会(?:做)?什么|你能(?:做|干)什么|"
    r"你有什么功能|怎么用|如何使用|帮助|help|测试|test|ok|好的|嗯+|哦+|哈+|知道了|明白了|收到|没事了?|你真棒|真棒|厉害)+"
)
THRESHOLD = 0.5
# A question about one of these must be answered from a document that names it.
YEAR = re.compile(r"(?:19|20)\d\d")
PLACE = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|大连|青岛|宁波|厦门"
)
# Below both, the question is about something else altogether; above either, about a gap in the texts.
OFF_TOPIC_SHARE = 0.3
OFF_TOPIC_COSINE = 0.875


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of the logistic model; a cosine means something else for each embedding model."""

    intercept: float
    passage: float
    sentence: float
    words: float


# Printed by evals/bench/fit_gate.py.
CALIBRATED = {"multilingual-e5-small": Calibration(-81.6, 39.0, 52.0, 16.6)}
WORDS_ONLY = Calibration(-2.4, 0.0, 0.0, 6.0)


def calibration(model: str) -> Calibration:
    """The calibration for an index's model; by words alone for a model that none was made for."""
    return CALIBRATED.get(model.split(":", maxsplit=1)[0], WORDS_ONLY)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The gate's decision with the figures behind it; `reason` is None where the evidence may answer."""

    reason: Reason | None
    probability: float
    passage: float
    sentence: float
    words: float
    share: float


def judge(
    query: Query, hits: Sequence[Hit], ranked: Sequence[Candidate], fitted: Calibration, index: Index
) -> Judgement:
    """Decide by the best cosines, and by the share of the question's words in the best sentences."""
    figures = passage, sentence, found, share = features(hits, ranked)
    logit = fitted.intercept + fitted.passage * passage + fitted.sentence * sentence + fitted.words * found
    probability = 1 / (1 + math.exp(-logit))
    reason: Reason | None = None
    documents = [index.essays[key] for key in dict.fromkeys(hit.passage.essay_id for hit in hits)]
    if _of_another(YEAR, query, documents) or _of_another(PLACE, query, documents):
        reason = "not_in_corpus"
    elif probability < THRESHOLD:
        elsewhere = share < OFF_TOPIC_SHARE and sentence < OFF_TOPIC_COSINE
        reason = "off_topic" if elsewhere else "not_in_corpus"
    return Judgement(reason, probability, *figures)


def _of_another(names: re.Pattern[str], query: Query, documents: Collection[Essay]) -> bool:
    """Whether the question names years (or places) of which no document found names even one."""
    asked = set(names.findall(words.fold(query.text)))
    return bool(asked) and not any(asked & set(names.findall(f"{essay.name} {essay.text}")) for essay in documents)


def features(hits: Sequence[Hit], ranked: Sequence[Candidate]) -> tuple[float, float, float, float]:
    """(best cosine of a passage, of a sentence, share of the question in a sentence, in a passage with headings)."""
    first = hits[:3]
    return (
        max((hit.dense for hit in first if hit.dense is not None), default=0.0),
        max((candidate.cosine for candidate in ranked), default=0.0),
        max((candidate.share for candidate in ranked[:5]), default=0.0),
        max((candidate.around for candidate in ranked if candidate.hit in first), default=0.0),
    )


def is_small_talk(question: str) -> bool:
    """A greeting, thanks, or a question about the assistant itself."""
    bare = re.sub(r"[^\w]", "", words.fold(question))
    return not bare or SMALL_TALK.fullmatch(bare) is not None
