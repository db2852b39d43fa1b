"""Several speakers side by side: a cited block for each who speaks of it, and who does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ask import evidence as sentences
from bot.ask.evidence import Candidate
from bot.ask.trace import Trace, Tracing
from bot.domain import Evidence
from bot.search.retrieve import Searcher

# Said of all the authors of a corpus together; 分别 alone may speak of anything.
EVERYONE = re.compile(
    r"(?:[三几各两]|这[三几两]?|每一?|所有|全部)(?:位|个|名|篇)?(?:作者|专家|学者|研究员|老师|文章)|作者们|专家们|学者们|各家|各方观点|每个人|谁.{0,4}谁"
)
COMPARING = re.compile(
    r"(?:[三几各两]|这[三几两]?|每一?|所有|全部)(?:位|个|名|篇)?(?:作者|专家|学者|研究员|老师|文章)(?:们|里|中)?|作者们|专家们|学者们"
    r"|分别|各自?(?=怎么|是|有|提|主张|说|如何)|有(?:何|什么|哪些)(?:不同|异同|区别|差异|共同点?|相同|一致|分歧)(?:之处|点|看法|观点)?|异同(?:点|何在)?|(?:不同|相同|共同|一致)(?:之处|点|的看法|的观点|的主张)?|区别|差异|比较|对比|有(?:何|什么|哪些)(?:要求|建议|看法|观点|主张|说法|论述|措施)?|相比|侧重点?|都(?=谈|说|提|主张|认为|怎么|如何|是)"
    r"|怎么(?:看待?|谈|说|讲|论述)|如何(?:看待?|谈|说|论述)|谈到?的?|说的|提出的?|提到的?|论述|观点|看法|主张|[和与跟、在对关于上的]{1,9}(?=$|[，。？?])|一下|请|关于"
)
EACH = 2


@dataclass(frozen=True, slots=True)
class Fitted:
    """`nearly`: an author speaks of the topic where a sentence holds so much of what the best author's best holds."""

    nearly: float


# Made by `python -m policy_evals.fit.speakers`.
FITTED = Fitted(nearly=0.4)


@dataclass(frozen=True, slots=True)
class Compared:
    """The evidence of those who speak, author by author, and those who do not; a trace for each author."""

    evidence: tuple[Evidence, ...]
    silent: tuple[str, ...]
    topic: str
    traces: tuple[Trace, ...]


def compared_authors(question: str, authors: Sequence[str]) -> tuple[str, ...]:
    """The authors whom a question sets side by side; empty where it asks for none or for one."""
    named = tuple(author for author in authors if author in question)
    if len(named) > 1:
        return named
    return tuple(authors) if not named and len(authors) > 1 and EVERYONE.search(question) else ()


def topic(question: str, authors: Sequence[str]) -> str:
    """What is compared, without speakers and the words of comparing. Example: "三位作者分别怎么谈成果转化？" -> 成果转化"""
    said = question
    for author in authors:
        said = said.replace(author, "")
    left = re.sub(r"[？?。！!]|的?(?:作用|意义|重要性|地位|问题)(?=[？?]|$)", "", COMPARING.sub("", said))
    return left.strip(" ，,、和与跟在对的上") or question


def compare(question: str, authors: Sequence[str], searcher: Searcher) -> Compared:
    """Look for the topic in each author's own texts. Neither order nor length of an answer is an opinion."""
    about = topic(question, authors)
    tracing = Tracing(about, searcher)
    own = {author: tracing.read(author).ranked for author in authors}
    best = max((_share(ranked) for ranked in own.values()), default=0.0)
    speaking = {author: ranked for author, ranked in own.items() if 0 < FITTED.nearly * best <= _share(ranked)}
    found: list[Evidence] = []
    for ranked in speaking.values():
        found += sentences.choose(tracing.query, _on_topic(ranked), EACH, searcher.index)[:EACH]
    numbered = tuple(replace(item, number=number) for number, item in enumerate(found, 1))
    silent = tuple(author for author in authors if author not in speaking)
    return Compared(numbered, silent, about, tracing.made)


def _share(ranked: Sequence[Candidate]) -> float:
    return max((candidate.share for candidate in ranked), default=0.0)


def _on_topic(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Those that name the topic, where any does."""
    share = _share(ranked)
    return [candidate for candidate in ranked if candidate.share >= FITTED.nearly * share]
