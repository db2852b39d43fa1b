"""Whom a pronoun or a surname stands for: 他, 两人, 另外两位, by the authors who were spoken of before; 马老师."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from bot.ask.authors import OTHERS, spoken_of
from bot.ask.parting import ASKING, FURTHER
from bot.domain import Answer, Essay, Turn
from bot.text import words
from bot.text.names import COMMON, OFFICES
from bot.text.persons import BEFORE_SURNAME, CLIPPED, COURTESY, addressed, calls, surnames

# Persons that a pronoun stands for.
BOTH = re.compile(r"(?:他们|她们)?(?:[二两]个?人|[这那]?两位(?:专家|作者|学者)?)|他们|她们")
ONE = re.compile(r"(?<![其吉])[他她](?!们)|[这那]位(?:专家|作者|学者)|[该此]作者")

# Who holds an office is called by it and the surname; 副市长 and 任市长 hold no surname.
OFFICE = re.compile(
    r"(?P<surname>[\u4e00-\u9fff])(?P<office>(?:常务)?副?(?:[省市州县区旗乡镇村院所校处局厅部会]长|主任|书记|总经理|董事长))"
)
BARE = re.compile(
    r"(?:^|(?<=[，,。？?\s]))(?P<office>[校院省市县区局厅]长)(?=讲话|在|说|讲|提|的|是不是|是否|有没有|怎么|对)"
)
NO_SURNAME = frozenset("副正老原前任现该各位是为由被当请问叫省市州县区旗乡镇村院所校处局厅部会委办组支党站科室中总第")
POST = re.compile(OFFICES)
# 两个姓王的作者: all of that surname; and what asks who they are.
OF_SURNAME = re.compile(
    r"(?:那|这)?(?:[两二三几]?[个位名])?(?:都|叫)?姓(?P<surname>[\u4e00-\u9fff])的(?:那|这)?(?:[两二三几]?[位个名])?(?:作者|专家|学者|老师|人|同志)?"
)
REQUEST = re.compile("请|帮|把|给我|告诉|说说|总结|列[出举]?")
WHO = r"(?:老师|同志|先生|女士)?(?:到底|究竟)?(?:分别|各自|都|各)?(?:都)?是(?:干嘛|干什么|干啥|做什么|做啥|什么人|哪[里儿]?)的?(?=$|[,，。？?])"
# A person's name is no longer; what is quoted is left as it is.
NAME_MAX = 4
# What follows 老王 where he is asked about, who is not 老王家.
FAMILIAR = "(?=[这那]|[的说讲谈写提怎咋]|也|又|是|有没有|呢|$|[，,。？?！!])"
# An author by the surname alone, which may be a word too: before 那篇, before what is somebody's, before a verb of saying.
LONE = (
    r"(?=[这那]一?篇|的(?:[这那]一?篇|文章|观点|看法|意见|主张|建议|说法|态度|原话|话)"
    r"|(?:[还又也都是]|主要|具体|到底){0,3}(?:[怎咋]么?样?|如何)?(?:说(?!明)|[讲谈写提](?!高|升|供|前|速)|认为|主张|觉得)|[怎咋]么?样?看|如何看|呢(?=\W{0,3}$)"
    # 何不赞成 asks why not.
    r"|(?:到底|究竟)?(?:(?:为(?:什么|[啥何])|凭(?:什么|啥)|[怎咋]么?)[又也还会就]?不?|(?<!何)[又也还]?不)(?:赞[成同]|同意|支持|反对|主张|认[为同]))"
)
BEFORE_LONE = r"(?:(?<![^\W\d_])|(?<=[那听问换和跟与]))"
# What a body is called ends so; a name for it that is no longer is not short for another.
SHORT = 2
BODY = "会院所校局厅委办社部团厂站学司"
QUOTED = re.compile('“[^“”]*”|「[^「」]*」|"[^"]*"')


def in_full(question: str, authors: Sequence[str]) -> str:
    """A question with the name of each author whom it calls by surname and title; who holds an office may be another. Example: 王老师怎么看 -> 王明怎么看"""
    people = [name for name in authors if len(name) <= NAME_MAX]  # an organ has no surname
    quoted = [match.span() for match in QUOTED.finditer(question)]
    for start, end, name in sorted(addressed(question, surnames(people), COURTESY), reverse=True):
        if any(first < start < last for first, last in quoted):
            continue
        question = f"{question[:start]}{name}{question[end:]}"
    question = _familiar(_of_one_surname(question, people, quoted), surnames(people))
    return _whose_posts(_side_by_side(question, surnames(people)), people)


def _of_one_surname(question: str, people: Sequence[str], quoted: Sequence[tuple[int, int]]) -> str:
    """A question with the names of all authors of a surname. Example: 两个姓王的作者 -> 王明和王强"""
    match = OF_SURNAME.search(question)
    found = [name for name in people if match and name.startswith(match["surname"])]
    if match is None or not found or any(first < match.start() < last for first, last in quoted):
        return question
    return f"{question[: match.start()]}{'和'.join(found)}{question[match.end() :]}"


def _whose_posts(question: str, people: Sequence[str]) -> str:
    """A question that asks nothing but who authors are, as their posts are asked for. Example: 王明和王强是干嘛的，老分不清 -> 王明和王强分别是哪个单位的，什么职务"""
    one = "|".join(map(re.escape, people))
    match = re.match(rf"(?:请问)?(?P<who>(?:{one})(?:[和与跟及、](?:{one})){{0,5}}){WHO}", question) if people else None
    behind = question[match.end() :] if match else ""
    if match is None or ASKING.search(behind) or FURTHER.search(question) or REQUEST.search(behind):
        return question
    each = "分别" if match.end("who") > match.start("who") + NAME_MAX else ""
    return f"{match['who']}{each}是哪个单位的，什么职务"


def _familiar(question: str, people: Mapping[str, str]) -> str:
    """A question with the name of each author whom it calls by surname, with 老 or 小 or alone. Example: 老王那篇说了什么 -> 王明那篇说了什么"""
    if not people or QUOTED.search(question):
        return question
    one = "|".join(map(re.escape, people))
    question = re.sub(rf"{BEFORE_LONE}({one}){LONE}", lambda found: people[found[1]], question)
    return re.sub(rf"{BEFORE_SURNAME}[老小]({one}){FAMILIAR}", lambda found: people[found[1]], question)


def unplaced(question: str, essays: Collection[Essay]) -> str:
    """A question without what stands before an author's name, or surname and title, of where that one is. Example: 党校秦老师那篇 -> 秦老师那篇"""
    signed = {one.author: one for one in essays if one.author and one.affiliation and len(one.author) <= NAME_MAX}
    called = {name: re.escape(name) for name in signed}
    called |= {
        name: rf"{re.escape(surname)}(?:{COURTESY})|{called[name]}" for surname, name in surnames([*signed]).items()
    }
    for name, pattern in called.items() if not QUOTED.search(question) else ():
        of = signed[name].affiliation or ""
        found = re.search(rf"([\u4e00-\u9fff]{{2,12}}?)的?(?={pattern})", question)
        said = found[1] if found else ""
        own = next((said[at:] for at in range(len(said) - 1) if _is_of(said[at:], of)), "")
        if found and own and (own[-1] in BODY or not question.startswith(name, found.end())):
            question = f"{question[: found.end(1) - len(own)]}{question[found.end() :]}"
    return question


def _is_of(said: str, affiliation: str) -> bool:
    """Whether an affiliation has this, or this is short for a body of it. Example: 社科院, of 甲省社会科学院研究员"""
    rest = iter(affiliation)
    return said in affiliation or (len(said) > SHORT and said[-1] in BODY and all(char in rest for char in said))


def in_office(question: str, essays: Collection[Essay]) -> str:
    """A question with the name of each person whom it calls by surname and office, where the texts have no more than one of that name.

    An author whose record tells of another office is not meant. Example: 王市长怎么看, of 市长王明的讲话 -> 王明怎么看
    """
    quoted = [match.span() for match in QUOTED.finditer(question)]
    if match := BARE.search(question):  # 校长讲话里, of the one author who is 某大学校长
        held = {one.author for one in essays if one.author and (one.affiliation or "").endswith(match["office"])}
        held -= {one.author for one in essays if (one.affiliation or "").endswith(f"副{match['office']}")}
        question = BARE.sub(held.pop() or "", question, count=1) if len(held) == 1 else question
    told = {match.span(): match["office"] for match in OFFICE.finditer(question)}
    told |= {span: office for span, office in _addressed(question, essays) if span[0] not in {at for at, _ in told}}
    for (start, end), office in sorted(told.items(), reverse=True):
        surname = question[start]
        if surname in NO_SURNAME or any(first < start < last for first, last in quoted):
            continue
        found = _holding(surname, office, essays)
        if len(found) == 1:
            question = f"{question[:start]}{found.pop()}{question[end:]}"
    return question


def _addressed(question: str, essays: Collection[Essay]) -> Iterator[tuple[tuple[int, int], str]]:
    """Where the surname of an author stands with an office or a profession, and which. Example: 林局怎么看 -> 局长"""
    own = {one.author[0] for one in essays if one.author and len(one.author) <= NAME_MAX}
    for match in re.finditer(rf"{BEFORE_SURNAME}[\u4e00-\u9fff]", question):
        at, end = match.span()
        # 如何代表, 为何主编
        if question[at] not in own or (at and words.frequency(question[at - 1 : end]) > COMMON):
            continue
        if word := next((question[end:to] for to in range(end + 4, end + 1, -1) if calls(question[end:to])), ""):
            yield (at, end + len(word)), word
        elif (
            re.match(LONE, question[end + 1 :])
            and words.frequency(question[at : end + 1]) <= COMMON
            and (office := CLIPPED.get(question[end : end + 1]))
        ):
            yield (at, end + 1), office


def _holding(surname: str, office: str, essays: Collection[Essay]) -> set[str]:
    """Those of a surname who hold an office: the texts say so, or an author's record tells of no other office.

    A profession has many names (大夫, 医生): whoever has the surname may be of it, but of two the one whose record has the word.
    """
    signed = {
        one.author: one.affiliation or ""
        for one in essays
        if one.author and one.author[0] == surname and len(one.author) <= NAME_MAX
    }
    found = {name for name, own in signed.items() if office in own}
    if not found:
        held = POST.match(office) or OFFICE.match(surname + office)
        found = {name for name, own in signed.items() if not (held and _employed(own))}
    for essay in essays:
        told = f"{essay.name}\n{essay.text}"
        found |= set(re.findall(rf"({surname}[\u4e00-\u9fff]{{1,2}})[（(][^（）()，,。]{{0,16}}{office}", told))
        if f"{office}{surname}" not in told:
            continue
        for named in re.findall(rf"{office}({surname}[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])", told):
            # What stands so once may be the beginning of a sentence.
            found |= {named} if told.count(named) > 1 else set()
    return found


def _employed(own: str) -> bool:
    """Whether a record tells what its author is, not only where. Example: 某县某村乡村医生"""
    said = re.split("[，,、；;]", own)
    return POST.search(own) is not None or any(calls(one[-size:]) for one in said for size in (2, 3) if len(one) > size)


def _side_by_side(question: str, people: Mapping[str, str]) -> str:
    """A question with the names of authors of whom only the surnames stand side by side. Example: 王和李都谈了什么"""
    one = "|".join(map(re.escape, people))
    match = (
        re.search(rf"(?<![\u4e00-\u9fff])(?:{one})(?:[和与跟、](?:{one}))+(?=[都各分两三谁的怎如有在对]|$)", question)
        if people
        else None
    )
    if match is None:
        return question
    named = re.sub(rf"(?:{one})", lambda found: people[found.group()], match.group())
    return question[: match.start()] + named + question[match.end() :]


def resolved(question: str, turns: Sequence[Turn], authors: Sequence[str]) -> str:
    """A question with the authors that its pronouns stand for. Example: 他是哪个单位的 -> 王明是哪个单位的"""
    spoken = speakers(turns, authors)
    if not spoken or spoken_of(question, authors):
        return question
    others = [author for author in authors if author not in _named(turns[-1].answer, authors)]
    if others and len(others) < len(authors) and (match := OTHERS.search(question)):
        return question.replace(match.group(), "和".join(others), 1)
    if len(spoken) > 1 and (match := BOTH.search(question)):
        return question.replace(match.group(), "和".join(reversed(spoken[:2])), 1)
    return ONE.sub(spoken[0], question, count=1)


def speakers(turns: Sequence[Turn], authors: Sequence[str]) -> tuple[str, ...]:
    """The authors who were spoken of, the last first."""
    found = (author for turn in reversed(turns) for author in _named(turn.answer, authors))
    return tuple(dict.fromkeys(found))


def _named(answer: Answer, authors: Sequence[str]) -> list[str]:
    """The authors whom an answered question names, or whom its answer cites."""
    return list(spoken_of(answer.standalone, authors)) or list(
        dict.fromkeys(one.author for one in answer.citations if one.author)
    )
