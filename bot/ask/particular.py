"""What a question asks about besides the texts: while it names such a thing, an outline of texts is no answer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.ask.wants import Want
from bot.domain import Essay
from bot.text import words
from bot.text.words import HAN

# Texts, those who wrote them, or what they say, by the words for these: who uses one asks for the texts as texts.
TEXTS = re.compile(
    r"专[栏辑刊]|栏目|[文本]件|文[章本集档中稿]|材料|资料|报告|[全原本课]文|[几各每两三这那]篇|作者|专家|学者|主[题旨]|要点|[重观论]点|内容|建议|主张|中心思想|大意"
)
# A noun of one character that stands for what is said, or for the text itself.
SAYS = frozenset("话事字文书词句段篇")
# So jieba tags nouns, and a few that its dictionary knows as nothing else: 车 zg.
NOUNS = ("n", "j", "zg")
# A particle stands at no beginning: 地从哪来 asks for land.
PARTICLE, BEGINS = "u", frozenset(" ,，。？?！!:：、;；\n")
# Behind these a noun of one character only counts or points: 两个人, 这几个人; behind a preposition it is whom one does it for.
POINTS = ("m", "q", "r", "p")


def singles(question: str, rest: str) -> Iterator[str]:
    """The nouns of one character of a folded question, which its content words leave out. Example: 钱从哪来 -> 钱

    `rest`: the question without the names of texts, to which some may belong.
    """
    before = ("", "w")
    for word, tag in words.tagged(question):
        begins = not before[0] or before[0][-1] in BEGINS
        noun = tag.startswith(NOUNS) or (begins and tag.startswith(PARTICLE))
        if len(word) == 1 and HAN.match(word) and noun and not (word in SAYS or before[1].startswith(POINTS)):
            yield from [word] if word in rest else ()
        before = (word, tag)


def meant(told: Mapping[Want, float], question: str, own: Sequence[str], essays: Sequence[Essay]) -> dict[Want, float]:
    """The chances of the wants of a question that names no text: none that all texts are asked about where a thing is.

    What seemed to be asked of all of them is asked of that thing. Example: 院士能干什么, of texts not all on 院士
    """
    columns = {essay.column for essay in essays}
    theme = words.fold(next(iter(columns)) or "") if len(columns) == 1 else ""
    if TEXTS.search(question) or not any(_apart(word, theme, essays) for word in own):
        return dict(told)
    made = {**told, "corpus": 0.0, "document": 0.0, "topic": told["topic"] + told["corpus"] + told["document"]}
    return {want: made[want] for want in sorted(made, key=lambda one: -made[one])}


def _apart(word: str, theme: str, essays: Sequence[Essay]) -> bool:
    """Whether a word names a thing, and not the theme of the texts: what their column is called (`theme`), or all their titles have."""
    return words.names_something(word) and word not in theme and any(word not in words.fold(one.name) for one in essays)
