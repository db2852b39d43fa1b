"""Which texts a question is about: named by author, number, title, place or kind; and the question with signs for these names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ask import aged, exactly, how_many, naming, newer, sets, spelled
from bot.ask.authors import authors
from bot.ask.by_kind import COMMON_KINDS, KINDS, beside, masked, of_kind, sole
from bot.ask.described import described
from bot.ask.steps import STEP
from bot.ask.title_runs import RUN, runs, sharing
from bot.ask.wants import AUTHOR, TITLE
from bot.domain import Essay
from bot.index.store import Index
from bot.text import keys, names, versions, words

# A text is named by so many characters of its title, in runs (`title_runs`); so much its kind counts.
TITLE_MIN, KIND = 6, 2
# … and by a run of so many that one title alone has, where a part of it is asked for by its number.
CALLED_MIN = 4
# … but for what points to it: 的, 那个公告, 一共有.
POINTS_TO = re.compile(r"[\u4e00-\u9fff]{0,4}\Z")
# 老街那篇: a text by words of its title.
POINTED = re.compile(r"(?P<said>[\u4e00-\u9fff]{2,10})[这那](?:一?[篇份]|个(?:文件|通知|方案|办法|意见|措施))")
# How far before a kind its own words are looked for.
BEFORE = 8
# A part of a text, or a row of a table, by its number.
NUMBERED = re.compile(rf"{STEP.pattern}|(?:排|序号)(?:名|在)?第?[一二三四五六七八九十\d]")
# A year by which a text is told from others of its name: 2019年的, 19年版.
YEAR = re.compile(rf"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?!\d)年?|(?P<short>\d\d)年(?=[的版那]|{KINDS.pattern}))[的版]?")
# As people point to a text of a kind: 青洲那个充电的办法.
LOOSE = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:[那这][个份部]|的)(?=[\u4e00-\u9fff]{{0,6}}(?:{KINDS.pattern}))")
# What all texts appeared in, by its own name, which is no topic then: 这个县域茶座专栏是讲什么的.
COLUMN = re.compile(r"(?<=这[个一])[^，。？?、\s这什哪谁怎吗几]{1,10}?的?(?=专栏|栏目|专辑|专刊)")
# 编者按加三篇文章，整组: all of them, though one is called.
TOGETHER = re.compile("整组|(?<![安健])全组(?!织)|(?<=[按语])[加和连带][^，。？]{0,3}[三四五六几][篇份]")
TITLES = re.compile(f"(?:《{TITLE}》|{TITLE}){{1,9}}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that a question is about, whether it names them, and the question with a sign for each of these names."""

    essays: tuple[Essay, ...]
    named: bool
    rest: str


def unsigned(index: Index) -> tuple[str, ...]:
    """The short titles, in marks, of texts without author among signed ones: 《编者按》 speaks beside the authors."""
    essays = index.essays.values()
    if not any(essay.author for essay in essays):
        return ()
    return tuple(f"《{essay.name}》" for essay in essays if not essay.author and len(essay.name) < TITLE_MIN)


def marked(question: str, titles: Sequence[str]) -> str:
    """A question with such titles in their marks. Example: 那编者按呢 -> 那《编者按》呢"""
    for title in titles:
        question = question if title in question else question.replace(title.strip("《》"), title)
    return question


def texts(question: str, index: Index) -> Texts:
    """The texts that a question names; all where it names none."""
    level, essays = in_full(words.fold(question), index), list(index.essays.values())
    if (close := LOOSE.sub("", level)) != level and len(_called(close, essays)) == 1:
        level = close
    told = authors(level, list(dict.fromkeys(essay.author for essay in essays if essay.author)), AUTHOR)
    if told.named:
        rest, found = told.rest, [essay for essay in essays if essay.author in told.named]
        for essay in found:
            told_of = _without(rest, essay, least=TITLE_MIN)
            rest = rest if told_of == rest else _without(told_of, essay)
        return Texts(tuple(found), True, rest)
    if TOGETHER.search(level):
        rest = TOGETHER.sub(" ", level)
        for short in (plain(essay) for essay in essays if len(plain(essay)) < TITLE_MIN):
            rest = rest.replace(short, TITLE)
        return Texts(tuple(essays), len(essays) == 1, rest)
    if found_by := described(level, essays):
        essay, (start, end) = found_by
        return Texts((essay,), True, f"{level[:start]}{TITLE}{level[end:]}")
    if by_number := naming.by_number(level, essays):
        others, rest = beside(naming.without_numbers(level, TITLE), TITLE, essays)
        by_number = tuple(dict.fromkeys((*by_number, *others)))
        return Texts(by_number, True, _told_apart(rest, by_number))
    if by_age := aged.called(level, index.essays, index.superseded, TITLE):
        return Texts(by_age.essays, True, by_age.rest)
    shares = _common(level, index.called)
    best = max(shares, default=0)
    named = [essay for essay, share in zip(essays, shares, strict=True) if share == best >= TITLE_MIN]
    asked = index.places(level)
    by_place = [essay for essay, placed in zip(essays, index.titled, strict=True) if asked & placed]
    if by_place:  # a text of another place is another text
        other = {
            one.essay_id for one, placed in zip(essays, index.titled, strict=True) if placed and not asked & placed
        }
        named = [essay for essay in named if essay.essay_id not in other]
    narrowed = [essay for essay in named if essay in by_place] or named or by_place
    narrowed = list(exactly.called(level, narrowed)) if named else narrowed
    narrowed = narrowed or _in_short(level, essays)
    if not narrowed and (narrowed := sole(level, index)):
        level = masked(level, TITLE)
    narrowed = narrowed or _called(level, essays) or _pointed(level, essays) or _of_kind(level, essays)
    narrowed, rest = _edition(level, narrowed or _of_words(level, essays), index)
    named_some = bool(narrowed) and not len(narrowed) == len(essays) > 1
    about = narrowed if named_some else essays
    of_them = {place for one, of in zip(essays, index.titled, strict=True) if one in narrowed for place in of}
    for essay in narrowed if named_some else []:
        rest = _without(rest, essay)
        # Its file is called after that, or another of them is of it.
        for place in (asked & of_them) - names.places(essay.name) if essay in by_place else ():
            rest = re.sub(rf"{re.escape(place)}[省市区县州盟]?", TITLE, rest)
    rest = rest if named_some else sets.unnamed(COLUMN.sub("", rest), essays)
    rest = _told_apart(rest, about) if named_some or len(essays) > 1 else TITLES.sub(TITLE, rest)
    return Texts(tuple(about), named_some or len(essays) == 1, rest)


def named_by(rest: str, index: Index) -> naming.Named:
    """The texts that what a question says besides asking names: a version by its age, else as `naming` tells it."""
    if by_age := aged.called(rest, index.essays, index.superseded, TITLE):
        besides = naming.content(by_age.rest.replace(TITLE, " "))
        called = [naming.names_of(one) for one in by_age.essays]
        return naming.Named(by_age.essays, all(word in one for word in besides for one in called))
    return naming.named(rest, index.essays)


def _edition(level: str, found: list[Essay], index: Index) -> tuple[list[Essay], str]:
    """Of texts of one name those of the years that a question names, and the question with a sign for these years.

    Where it names none the newest, unless it asks what changed or held before.
    """
    found = exactly.meant(level, aged.themselves(level, found), index.superseded)
    if len(found) < 2 or len({versions.base(one) for one in found}) > 1:
        return found, level
    asked = {f"20{match['short']}" if match["short"] else match["year"] for match in YEAR.finditer(level)}
    chosen = [one for one in found if asked & versions.years(one)]
    if chosen:
        return chosen, YEAR.sub(TITLE, level)
    if newer.CHANGE.search(level) or newer.BEFORE.search(level):
        return found, level
    return [one for one in found if one.essay_id not in index.superseded] or found, level


def in_full(level: str, index: Index) -> str:
    """A folded question with what a title says in place of other words for it, where it calls a text so, and whole numbers.

    Example: 低保细则第五条 -> 最低生活保障细则第五条, of 《某市最低生活保障审核确认细则》; not 低保怎么申请
    """
    for form in [form for form in index.titled_forms if form in level]:
        level = re.sub(
            rf"{re.escape(form)}(?=[^，,。；;？?]{{0,{BEFORE}}}(?:{KINDS.pattern}))", index.titled_forms[form], level
        )
    return spelled.numbers(spelled.titles(level, index.called), index.essays.values())


def _told_apart(rest: str, about: Sequence[Essay]) -> str:
    """A question with a sign for each word that all the titles have, and that so tells none of these texts from the others."""
    titles = [plain(essay) for essay in about]
    for word in keys.content(rest.replace(TITLE, " ")):
        if all(word in title for title in titles):
            rest = rest.replace(word, TITLE)
    return TITLES.sub(TITLE, rest)


def _in_short(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The texts whose short title stands whole in a question and in no text's own words. Example: 编者按"""
    short = [essay for essay in essays if RUN <= len(plain(essay)) < TITLE_MIN and plain(essay) in level]
    return [one for one in short if not any(plain(one) in words.fold(essay.text) for essay in essays)]


def _of_kind(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The texts of a kind that a question names, or the text with such a document."""
    others = of_kind(essays, KINDS.findall(level))
    return [] if naming.strange(level, others, essays) else others


def _called(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The texts of a kind that a question names with words of their titles before it.

    Example: 补贴办法第三条 -> 《某市技能提升补贴实施办法》, or the 通知 that has it, rather than every 办法
    """
    found: list[Essay] = []
    for match in (*KINDS.finditer(level), *COMMON_KINDS.finditer(level)):
        said = keys.content(level[max(0, match.start() - BEFORE) : match.start()])[-2:]
        if COMMON_KINDS.fullmatch(match.group()) and not (said and level.endswith(said[-1], 0, match.start())):
            continue
        holding = [essay for essay in essays if said and all(word in plain(essay) for word in said)]
        found += of_kind(holding, [match.group()])
    return list({one.essay_id: one for one in found}.values())


def _pointed(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The one text that a question points to with words of its title. Example: 老街那篇 -> 《老街更新要留住烟火气》"""
    said = (naming.content(match["said"]) for match in POINTED.finditer(level))
    telling = ([word for word in one if len(word) > 1] for one in said)
    found = ([one for one in essays if all(word in plain(one) for word in own)] for own in telling if own)
    return next((several for several in found if len(several) == 1), [])


def _of_words(level: str, essays: Sequence[Essay]) -> list[Essay]:
    """The one text of which a question asks a part by its number, or how many parts: by a run of its title right before
    that, which no other has, or where its title has most of the words, the first among them.

    Example: 青川防汛预案附件1 -> 《青川县防汛抗旱指挥部关于印发…防汛应急预案的通知》; 十条措施第三条 -> 《…防控十条措施的公告》
    """
    led = NUMBERED.search(level) or how_many.UNIT.search(level)
    before = level[: led.start()] if led else ""
    own = [
        one for one in essays if any(POINTS_TO.match(before, end) for _, end in runs(before, plain(one), CALLED_MIN))
    ]
    if len(own) == 1:
        return own
    said = [word for word in naming.content(before) if len(word) > 1]
    if len(said) < 2:
        return []
    held = [[word in plain(essay) for word in said] for essay in essays]
    scores = [sum(len(word) for word, has in zip(said, one, strict=True) if has) for one in held]
    best = max(scores, default=0)
    at = scores.index(best) if best else 0
    sure = best and scores.count(best) == 1 and held[at][0] and 2 * sum(held[at]) > len(said) and sum(held[at]) > 1
    return [essays[at]] if sure else []


def plain(essay: Essay) -> str:
    """What a text is called, folded and without marks."""
    return words.bare(essay.name)


def _common(question: str, titles: Sequence[str]) -> list[int]:
    """How many characters of a question stand in each title, in runs of three or more, and its kind."""
    shares = [0] * len(titles)
    for number in sharing(question, titles):
        shares[number] = sum(end - start for start, end in runs(question, titles[number]))
    kinds = KINDS.findall(question)
    return [share + KIND * any(kind in title for kind in kinds) for share, title in zip(shares, titles, strict=True)]


def _without(question: str, essay: Essay, least: int = RUN) -> str:
    """A question with a sign for what it says of a text's title."""
    title = plain(essay)
    for start, end in reversed(runs(question, title, least)):
        question = f"{question[:start]}{TITLE}{question[end:]}"
    return TITLES.sub(TITLE, question)
