"""Which texts a question names: by author, by number, by words of the title; and what it says besides."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.ask import exactly, serials
from bot.ask.authors import authors
from bot.domain import Essay
from bot.text import names, numbers, official, titles, words

# How far from its beginning a text may name itself in title marks.
OWN_NAME = 300
IN_MARKS = re.compile(r"《([^《》]{2,60})》")
NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,5}号")
SERIAL = r"(?:\d{1,5}|[一二三四五六七八九十]{1,3})"
ORDER = re.compile(
    rf"(?P<organ>[\u4e00-\u9fff、]{{0,16}})(?:令|公告|通告)[(\s]{{0,2}}(?P<year>(?:(?:19|20)\d\d年)?)\s?第?(?P<number>{SERIAL})号\)?"
    rf"|(?P<by>[\u4e00-\u9fff、]{{0,16}}?)\s?(?P<of>(?:(?:19|20)\d\d年)?)\s?第?(?P<before>{SERIAL})号(?:令|公告|通告)"
)
# What the title of an order, a public announcement (公告, 通告) has of its number, and the line of it.
BORNE = re.compile(rf"(?P<year>(?:(?:19|20)\d\d年)?)\s?第?\s?(?P<number>{SERIAL})\s?号")
# Words that say how others hang together (particles, pronouns, numerals with their measures, adverbs), by the first letter
# of jieba's tags; what the corpus's own word list adds is x.
FUNCTION = frozenset("ucpdrymofqhk")
YEAR = re.compile(r"(?:19|20)\d\d年?")
# Verbs and nouns that ask, or name any text at all; a text whose title has one is still named by it.
ASKING = re.compile(
    # Whatever is asked to be done 一下 at the beginning: 请罗列一下, 介绍一下.
    r"(?:^|(?<=[,，。]))\s*(?:请|帮[我忙]|给我|麻烦)?[\u4e00-\u9fff]{1,2}一下"
    r"|请问|麻烦|帮[我忙]|给?列(?:一下|出来?|一列|(?=给我))|告诉|知道|了解|想|查一?[查下]?|看一?[看下]?|问一?[问下]?|开始|起来|是|有|叫|属于|算|来|分别|具体|到底|全部|所有|一共|总共|情况|时候|时间|日期|为止|日子|当时|哪里|[省市县区校院]里|里面|手[头里上边]|自己|本身|(?<![智节性功职产效可技])能(?![源力够量耗效])|内容|信息|文章|文件|文档|文本|材料|资料|稿子|稿件|原文|正文|全文|专栏|栏目|作者|专家|学者"
    # A text may be called after how many measures it has: 某市稳增长20条.
    r"|(?<![第\d])\d{1,3}条"
)
ANY_TEXT = re.compile("新|现行|最新|政策|法规|文|稿|篇|份|个|位|组|期|本|人|收录|库|库里|库中|大家|到|至|为|给|用")
# What a text is called that bears a number of its organ alone.
ANNOUNCES = re.compile("(?:令|公告|通告)(?:[（(].{0,20})?\\Z")
KINDS = re.compile("报告|条例|通知|办法|规定|意见|方案|决定|细则|规划|纲要|公告|通告|通报|措施|令|批复|函|指南|计划")
# What a question calls a document of whose article it asks.
BEFORE_KIND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,24}?)(?P<kind>条例|办法|规定|细则|规则|章程)》?(?:全文|里面?|中|的)?第"
)
# What tells versions of a document apart is no part of its name: 新旧救助办法.
OF_AGE = re.compile("^(?:新旧|新老|[新旧老原](?:来|版)?的?)")
# Whose a title says that a document is. Example: 某市 of 《某市养犬管理条例》
OF_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}?[省市州县区旗盟]")
# A kind names a text where a clause begins with it, or what points there: 条例规定了…, 按通知的要求, 这个办法.
CALLED = re.compile(rf"(?:^|(?<=[,，。?？;；\s])|[这那该本在按照据])(?:个|份)?({KINDS.pattern})(?!谁|[上下]去)")
# … among so few texts.
FEW = 6
# The issuer may be named with a text, whose name need not say it.
ORGANS = re.compile(r"(?:政府|人大|常委会|部门|机关)\Z")
# Of the weight of what a question says besides asking, so much must stand in the name of a text.
COVERED = 0.72


@dataclass(frozen=True, slots=True)
class Named:
    """The texts that are named (none: no text is), and whether all that the question says besides asking names them."""

    essays: tuple[Essay, ...]
    wholly: bool


def named(rest: str, essays: Mapping[str, Essay]) -> Named:
    """The texts that the folded `rest` of a question names, its asking words taken out before."""
    if found := by_number(rest, essays.values()):
        heads = [names_of(one) + words.fold(one.text[:OWN_NAME]) for one in found]
        return Named(found, all(any(word in one for one in heads) for word in content(without_numbers(rest))))
    told = authors(rest, list(dict.fromkeys(one.author for one in essays.values() if one.author)))
    if told.named:
        chosen = tuple(one for one in essays.values() if one.author in told.named)
        left = [word for word in content(told.rest) if not any(word in names_of(one) for one in chosen)]
        if len(chosen) > len(told.named):  # of one author's several texts the title may tell one
            titled = _best(content(told.rest), {one.essay_id: one for one in chosen})
            chosen = titled.essays or chosen
        return Named(chosen, not left)
    best = _best(content(rest), essays)
    return replace(best, essays=exactly.called(rest, best.essays))


def document(question: str, essays: Iterable[Essay]) -> Essay | None:
    """The one text that a question names by its number, its title, or, among a few, by its kind; None for none or several.

    Example: 条例规定了摘牌吗 -> 《某市某条例》, where no other text is a 条例
    """
    level, texts = words.fold(question), list(essays)
    found = by_number(level, texts)
    if not found:
        titled = {words.bare(title) for title in IN_MARKS.findall(level)}
        # Without marks a title names its text where it says what kind of text it is: 交通运输部 may be the ministry.
        found = tuple(
            one for one in texts
            if (name := words.bare(one.name)) in titled or (not titled and KINDS.search(name) and name in words.bare(level))
        )  # fmt: skip
    if not found and len(texts) <= FEW:
        kinds = set(CALLED.findall(level))
        found = tuple(one for one in texts if any(words.bare(one.name).endswith(kind) for kind in kinds))
    return found[0] if len(found) == 1 else None


def strange(level: str, of_kind: Sequence[Essay], essays: Iterable[Essay]) -> str:
    """A word that a folded question has before a kind of document, by which no text is called, and which none of that kind has.

    Empty where there is none. Example: 物业管理条例第三条, of 《某市节约用水条例》 alone -> 物业
    """
    match = BEFORE_KIND.search(level)
    if match is None or not 0 < len(of_kind) <= FEW:
        return ""
    called = OF_AGE.sub("", match["name"])
    whole = called + match["kind"]
    if any(whole.endswith(OF_PLACE.sub("", words.bare(one.name))) for one in of_kind):
        return ""  # what stands before a whole title asks: 请告知养犬管理条例
    said = [word for word in content(called) if len(word) > 1 and not names.places(word)]
    held = [words.fold(one.text) for one in of_kind]
    things = [word for word in said if words.names_something(word)]
    # Of several none is meant by what no title of them says, though their texts may speak of it.
    named_so = any(word in words.bare(one.name) for word in things for one in of_kind)
    unknown = [word for word in said if not any(word in text for text in held)]
    unknown = unknown or (things[-1:] if len(of_kind) > 1 and not named_so else [])
    known = [names_of(one) for one in essays] if unknown else []
    return next((word for word in unknown if not any(word in name for name in known)), "")


def by_number(rest: str, essays: Iterable[Essay]) -> tuple[Essay, ...]:
    """The texts that a folded question names by their numbers, or orders by theirs."""
    borne, orders = {words.bare(number) for number in NUMBER.findall(rest)}, list(ORDER.finditer(rest))
    short = serials.asked(rest)
    if not (borne or orders or short):
        return ()
    among = list(essays)
    ending = [[one for one in among if called.of(_own(one), words.fold(one.text[:OWN_NAME]))] for called in short]
    sole = {of[0].essay_id for of in ending if len(of) == 1}  # of several that end so none is meant before others
    return tuple(
        one
        for one in among
        if one.essay_id in sole
        or any(_ends(number, names_of(one)) or number.endswith(_own(one)) for number in borne)
        or any(_ordered(match, one) for match in orders)
    )


def without_numbers(rest: str, sign: str = " ") -> str:
    """A folded question with a sign for each number of a document or an order."""
    return serials.SHORT.sub(sign, ORDER.sub(sign, NUMBER.sub(sign, rest)))


def _ordered(match: re.Match[str], essay: Essay) -> bool:
    """Whether a text is the order or announcement of that number, of the organ that the question may name before it.

    Example: 市政府令第58号; 青市防汛指挥部7号通告, of the organ 青川市防汛抗旱指挥部
    """
    text = essay.text
    year, serial = match["year"] or match["of"], numbers.ordinal(match["number"] or match["before"])
    # An announcement has its number in its title where no line of its own has it.
    borne = [text[slice(*span)] for name, span in official.facts(text) if name == "order"]
    borne += [essay.name] if ANNOUNCES.search(essay.name) else []
    found = (one for line in borne for one in BORNE.finditer(words.fold(line)))
    if not any(
        numbers.ordinal(one["number"]) == serial and ("" in (year, one["year"]) or year == one["year"]) for one in found
    ):
        return False
    organ, head = match["organ"] or match["by"] or "", words.fold(text[:OWN_NAME])
    told = serials.heard(organ, head) or shortens(organ, words.bare(essay.name))
    return len(organ) < 2 or told


def shortens(short: str, whole: str) -> bool:
    """Whether a name is another with characters left out. Example: 人社部, of 人力资源社会保障部"""
    rest = iter(whole)
    return all(sign in rest for sign in short)


def content(rest: str) -> list[str]:
    """The words of a question that say something, without those that ask or name any text."""
    found = []
    for word, tag in words.tagged(ASKING.sub(" ", rest)):
        if (tag[0] in FUNCTION and not YEAR.fullmatch(word)) or not re.search(r"\w", word) or ANY_TEXT.fullmatch(word):
            continue
        found.append(word.removesuffix("年") if YEAR.fullmatch(word) else word)
    return found


@lru_cache(maxsize=8_192)
def names_of(essay: Essay) -> str:
    """All that a text may be called by, folded and without marks."""
    text = essay.text
    told = [text[slice(*span)] for name, span in official.facts(text) if name in ("number", "organ", "order")]
    return words.bare(
        " ".join(
            [
                essay.name,
                essay.essay_id,
                *titles.titles(text),
                *IN_MARKS.findall(text[:OWN_NAME]),
                *told,
                *(value for _, value in essay.facts[:6]),
            ]
        )
    )


def _best(asked: Sequence[str], essays: Mapping[str, Essay]) -> Named:
    """The texts whose names hold most of these words by weight: a word that fewer names hold weighs more."""
    if not asked:
        return Named((), wholly=True)
    holding = {key: names_of(one) for key, one in essays.items()}
    count: Counter[str] = Counter(word for word in set(asked) for name in holding.values() if word in name)
    weight = {word: math.log(1 + len(holding) / max(count[word], 0.5)) * len(word) for word in set(asked)}
    shares = {key: sum(weight[word] for word in weight if word in name) for key, name in holding.items()}
    best, whole = max(shares.values(), default=0.0), sum(weight.values())
    # Of texts whose names all have the words, the one whose title has them is meant.
    titles = {key: sum(weight[word] for word in weight if word in words.bare(one.name)) for key, one in essays.items()}
    alike = [key for key, share in shares.items() if share >= best * 0.999]
    titled = max((titles[key] for key in alike), default=0.0)
    generic = {word for word in weight if not count[word] and (KINDS.fullmatch(word) or ORGANS.search(word))}
    whole -= sum(weight[word] for word in generic)
    if best <= 0 or best < COVERED * whole or all(len(word) < 2 for word in weight):  # 黄 of a person is in any 黄冈
        return Named((), wholly=False)
    chosen = tuple(essays[key] for key in alike if titles[key] >= titled * 0.999)
    if any(names.places(word) and word not in holding[chosen[0].essay_id] for word in weight):
        return Named((), wholly=False)  # a text of another place is another text
    return Named(chosen, wholly=best >= whole * 0.999)


@lru_cache(maxsize=8_192)
def _own(essay: Essay) -> tuple[str, ...]:
    """The numbers of a document itself, without marks: what a question says before one may be run into it."""
    text = essay.text
    stated = [text[slice(*span)] for name, span in official.facts(text) if name == "number"]
    return tuple(words.bare(one) for said in (*stated, essay.fact("number") or "") for one in NUMBER.findall(said))


def _ends(number: str, names: str) -> bool:
    """Whether a number, which the question may have run into the words before it, stands among the names."""
    return any(
        number[at:] in names for at in range(max(1, len(number) - 9)) if re.match(r"[\u4e00-\u9fff]", number[at])
    )
