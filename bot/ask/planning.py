"""How a plan is made before an answer: what is wanted, of which texts, and of which part of them.

Rules only where Chinese leaves no doubt (第十二条); else the want is learnt (`wants`), and parts are found by name (`subjects`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ask import asked, certain, how_many, particular, pointed, steps, subjects, tasks, wants, within, yesno
from bot.ask.by_kind import KINDS
from bot.ask.counted import counted
from bot.ask.definitions import with_term
from bot.ask.listing import GENERIC
from bot.ask.named_texts import Texts, texts
from bot.ask.plan import LENGTH, Plan, depth
from bot.ask.rest import left_out
from bot.ask.subjects import TEXTS_MAX, Match
from bot.ask.wants import Want
from bot.ask.widening import counts_a_thing
from bot.encoders import frames
from bot.index.store import Index
from bot.search import scope
from bot.search.query import Query
from bot.text import mentions, names, words
from bot.text.phrases import outermost

# What texts are made of, behind its number; and what asks for something besides yes or no.
PART = re.compile(
    r"[个大的]{0,3}+(?:章|节|条|款|项|部分|方面|板块|块|点|步|种|类|层|件|篇|位作者|位专家|建议|措施|观点)"
)
ASKED = re.compile(r"谁|哪|什么|怎|如何|多少|几|介绍|说明|解释|列|讲讲|说说|谈谈|告诉")
COUNTING = re.compile(r"(?:(?:一|总)?共(?:有|计)?|分(?:为|成|作)?|包[括含]|有)(?=多少|几|哪)")
# A meaning is asked for in so many words.
DEFINES = re.compile(
    r"(?:所|是|具体|到底)?指(?:的是|的)?(?:什么|啥|哪)|(?:是)?(?:什么|啥)意思|怎么(?:定义|界定)|何谓|什么叫"
)
# Why something is so is told by sentences, not by an outline; why the theme of all texts matters, by the thesis of each.
_WORTH = "意义|[重必]要性"
WHY = re.compile(f"为什么|为何|为啥|原因|{_WORTH}")
MATTERS = re.compile(f"{_WORTH}|为[什啥何]么?(?:非?要|必须|应该?|需要?)")
# A want is taken up while it has so much of the chance.
LEAST = 0.2
# All texts are asked about as a whole where that is likely; where it is more likely still, though one of their words stands
# in the question and names no part. Of a text that is named, a word of it besides is a topic.
LIKELY, LIKELIER = 0.65, 0.8
# What somebody is asked to have said something of is a topic: 关于书院的说法, 讲书院的话.
TOPIC = re.compile(r"(?:关于|有关|对于|围绕|谈|讲|写|说|提)[到及]?")
# … and so is what there is, where a place is named and no text: 本县有什么优势.
HAS = re.compile(r"有(?:什么|哪些|何|啥)")
# A part is meant, whatever is wanted of it, where the question has so much of its name, or points are counted of so much.
QUOTED, NEARLY = 0.9, 0.75
LOOSE: tuple[Want, ...] = ("definition", "topic", "document", "corpus", "list", "other", "talk")
# What is asked of a subject, and is not asked where none is named.
SUBJECT: tuple[Want, ...] = ("topic", "point", "definition")
# What is asked of the theme of all texts is answered by all of them.
THEME: tuple[Want, ...] = ("corpus", "document", "point", "topic", "task", "list")
# Wants whose answers are made of a text's structure; those that ask for the texts as a whole.
STRUCTURAL: tuple[Want, ...] = ("point", "section", "list", "count", "article", "task", "definition")
WHOLE: tuple[Want, ...] = ("document", "corpus", "count")
# A number is that of a part where these have such a share (less, of a text that is named), or where nothing else is asked.
BY_NUMBER: tuple[Want, ...] = ("article", "section", "point", "count", "list", "document")
SURE, NAMED = 0.6, 0.4
# What a named part has several of: 那一节的第二点; what is of a list alone: 第三样材料, 第一步.
INNER, OF_LISTS = ("点", "条", "项", "段", "句", steps.MARK), ("样", "步")


def plans(query: Query, index: Index) -> list[Plan]:
    """What a question may want, the likeliest first, each with the part that it is about; at least one."""
    question = words.fold(query.text)
    about = texts(query.text, index)
    told = wants.chances(about.rest, query.vector, index.model)
    framed = frames.model().told(query.text)
    told = tasks.meant(told, question, framed)
    if not about.named and told["section"] >= (SURE if len(about.essays) > TEXTS_MAX else NAMED):
        about = replace(about, essays=subjects.with_heading(question, about.essays) or about.essays)
    asking = wants.own_words(steps.apart(COUNTING.sub(" ", wants.unlisted(LENGTH.sub(" ", about.rest)))))
    headings = tuple(subjects.named_headings(question, about.essays, index))
    own = tuple(dict.fromkeys([*asking, *headings, *particular.singles(question, about.rest)]))
    counted = how_many.units(question)
    own, known = with_term(own, _known(own, headings, query, index), framed, about)
    told = told if about.named else particular.meant(told, question, own, about.essays)
    made = Plan(next(iter(told)), about.essays, about.named, own, known, chances=told, depth=depth(question))
    made = replace(made, counted=counted, things=tuple(how_many.things(question, known)))
    if len(about.essays) <= TEXTS_MAX and (besides := left_out(query, about.essays, index)) is not None:
        return [replace(made, want="list", besides=besides)]
    found = _matches(query, made, index)
    if made.want == "task" and made.named and not tasks.ON.search(question):
        made = replace(made, own=(), known=())  # to whom, and when, one is to speak: 下周去学院宣讲新办法
    elif made.want == "task" and made.known:
        made = replace(made, parts=subjects.best_headed(_matches(query, replace(made, own=made.known), index)))
    sure = next((match for match in found if match.sure and match.part.node.kind != "document"), None)
    if made.named and certain.OUTLINE.search(question):
        part = sure and sure.told and sure.part.node.section  # 照乡村振兴那块拟个提纲
        return [replace(made, want="section", match=sure, called=True) if part else replace(made, want="document")]
    if (numbered := _numbered(question, about, made, found, index)) is not None:
        # A part of which nothing counts its points is quoted.
        return [numbered, *([replace(numbered, want="article")] if numbered.want == "count" and numbered.steps else [])]
    if office := asked.office(question):  # 省长是谁 asks for a person, not for what the text of that province says
        return [replace(made, want="fact", known=(*made.known, office))]
    if _holds_number(question):  # 王明提到八大行动吧: whether a text has it, not what all of it says
        return [replace(made, want="yesno", chances={"yesno": 1.0, **{one: 0.0 for one in told if one != "yesno"}})]
    if not made.named and index.places(question) - scope.home(index):
        return [replace(made, want="fact")]  # of a place that these texts are not about, a whole of them says nothing
    if (of_part := pointed.plan(question, asking, made, sure, index)) is not None:
        return [of_part]
    told_of = WHY.search(question) is not None or asked.detailed(question)
    if not (told_of or made.named):  # what is asked of a document that is only mentioned is told there
        told_of = bool(mentions.named(question, index.mentioned, index.essays.values()))
    matters = MATTERS.findall(question)
    of_all = made.want in THEME or (matters and made.want == "definition")
    others = [word for word in made.own if not any(word in one for one in matters)]
    if of_all and not made.named and (matters or not told_of) and subjects.theme(query, others, index):
        deep = 0 if matters and made.depth is None and made.want != "task" else made.depth
        return [replace(made, want="task" if made.want == "task" else "corpus", known=(), depth=deep)]
    before = [*TOPIC.finditer(question), *(HAS.finditer(question) if index.places(question) and not made.named else ())]
    made = replace(made, told_of=told_of or any(question.startswith(made.known, match.end()) for match in before))
    return [*_titular(made, query, index), *_settled(made, found, sure, question)] or [replace(made, want="fact")]


def _titular(made: Plan, query: Query, index: Index) -> Iterator[Plan]:
    """The meaning of a term where a title's words are all that is asked about: they may name the text, or what it is on.

    Example: 渡口管理是指什么, of 《渡口管理办法》; not 渡口管理办法是什么
    """
    question = words.fold(query.text)
    if made.known or "《" in question or (KINDS.search(question) and not DEFINES.search(question)):
        return
    plain = wants.chances(question, query.vector, index.model)
    if max(plain["definition"], made.chances["definition"]) >= LEAST:
        yield replace(made, want="definition", own=tuple(wants.own_words(question)))


def _settled(made: Plan, found: Sequence[Match], sure: Match | None, question: str) -> Iterator[Plan]:
    """The wants that fit what the question names, the likeliest first."""
    if sure is not None and sure.cover >= QUOTED and made.want in LOOSE:
        yield replace(made, want="point", match=sure)
    yield from _counting(made, sure) if made.counted else ()
    for want, chance in made.chances.items():
        if chance < LEAST and want != made.want:
            break
        one = replace(made, want=want)
        if want in SUBJECT and not made.known:  # nothing is named that it could be about
            if made.named and GENERIC.issuperset(made.own):
                yield replace(made, want="document")
            continue
        if want == "section":
            headed = next(
                (match for match in found if match.part.node.section and match.share >= subjects.HEADED), sure
            )
            if headed is not None:
                called = headed.told or bool(subjects.with_heading(question, [headed.part.outline.essay]))
                yield replace(one, match=headed, called=called)
        elif want in ("document", "corpus") and found and found[0].sure:
            headed = next((match for match in found if match.sure and match.part.headed), sure)
            yield replace(one, want="point", match=headed)
        elif (want in WHOLE and made.told_of and sure is None) or _baseless(made, want, chance, sure):
            continue
        else:
            yield replace(one, match=sure if want in STRUCTURAL else None)


def _counting(made: Plan, sure: Match | None) -> Iterator[Plan]:
    """What is to be counted: of a section that is named, else of the texts."""
    points = sure is not None and sure.share >= NEARLY and not made.things and set(made.counted) <= set(INNER)
    if sure is not None and (sure.cover >= QUOTED or points) and sure.part.node.section:
        yield replace(made, want="count", match=sure)
    if made.named if made.known else made.named or not made.own:
        yield replace(made, want="count")
        if made.named and not made.own:  # of a text that does not count its points they are told: 说了几层意思
            yield replace(made, want="document")


def _baseless(made: Plan, want: Want, chance: float, sure: Match | None) -> bool:
    """Whether the question's own words name something else than whole texts, or something that no text knows."""
    if want == "task":
        own = [word for word in made.own if not tasks.WRITING.search(word)]  # 发言稿 is what is to be written
        return not made.named and bool(own) and not made.known
    if want in ("corpus", "document") and counts_a_thing(made):
        return True
    allowed = chance >= LIKELIER and not (made.named and _beside_title(made))
    stray = sure is None and len(made.known) > allowed
    return want in WHOLE and (stray or (not made.named and bool(made.own) and chance < LIKELY))


def _beside_title(made: Plan) -> bool:
    """Whether a word that stands in a text is of none of the titles of the texts that are named, nor of their column."""
    titles = "".join(words.fold(f"{essay.name}{essay.column or ''}") for essay in made.essays)
    return any(word not in titles for word in made.known)


def _known(own: Sequence[str], headings: Sequence[str], query: Query, index: Index) -> tuple[str, ...]:
    """Those of a question's own words that stand in a text, without parts of longer ones."""
    held = [word for word in own if index.lexical.knows(word) or word in query.meant or word in headings]
    return tuple(word for word in outermost(held) if word not in GENERIC)


def _matches(query: Query, made: Plan, index: Index) -> list[Match]:
    if len(made.essays) > TEXTS_MAX:
        return []
    only = index.outlines[made.essays[0].essay_id] if made.named and len(made.essays) == 1 else None
    level = words.fold(query.text)
    headed = (subjects.themed(level, only) or subjects.headed(level, only)) if only else None
    found = subjects.matches(query, made.own, made.essays, index) if made.own else []
    return [headed, *found] if headed else found


def _holds_number(question: str) -> bool:
    """Whether it is asked whether a year, or a number of things, is so; but of parts, and 两人, who mostly are named."""
    if not yesno.asks(question) or ASKED.search(question):
        return False
    numbers = (one for one in counted(yesno.stated(question)) if not one.shown.startswith("两"))
    things = [one for one in numbers if one.template or one.value.endswith("0000")]
    return bool(names.years(question)) or not all(PART.match(one.template) for one in things)


def _numbered(question: str, about: Texts, made: Plan, found: Sequence[Match], index: Index) -> Plan | None:
    """The plan of a question for an article, part or point by its number; None for any other."""
    want: Want = "count" if made.counted and not how_many.WHICH.search(question) else "article"
    sure = next((match for match in found if match.sure and match.part.node.kind != "document"), None)
    led, *beside = steps.articles(question) or [()]
    essays = subjects.with_articles(about.essays, index) if led and not within.holds_points(sure, index) else ()
    if not essays:
        essays, (led, *beside) = about.essays, steps.steps(question) or [()]
    else:
        sure = None  # articles are counted through
    if not led:
        return None
    match = (sure or within.enumerating(led[0], made, found)) if led[0].unit in INNER else None
    match = match or within.counted(question, led, made, index)
    itself = match and match.part.headed and certain.itself(match.part.outline, match.part.node, led[0].number)
    if itself and not within.KIND.search(question):
        match = None  # 第二条，发热病人怎么安排: the part that is named is the second itself
    elif within.elsewhere(question, led, match, made.essays, index):
        return None
    if led[0].unit in OF_LISTS and match is None:
        return None
    told = "".join(step.label for several in (led, *beside) for step in several)
    held = match.part.held if match else ()
    besides = [one for one in made.own if one not in told and one not in held and not one.startswith("第")]
    certainly = made.named and len(essays) == 1 and certain.only(led[0], index.outlines[essays[0].essay_id])
    # Whatever is asked of what is certain; 底下, 里头 name nothing.
    besides = [] if certainly else [word for word in besides if words.tagged(word)[0][1] != "f"]
    if besides and not made.named and made.known and all(word.startswith("第") for word in made.known):
        return None  # 第三条公交线路: what is counted is something that no text knows
    if besides and sum(made.chances[want] for want in BY_NUMBER) < (NAMED if made.named else SURE):
        return None
    return replace(made, want=want, essays=essays, steps=led, beside=tuple(beside), match=match)
