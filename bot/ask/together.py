"""Several questions in one message: parted where each asks for something of its own, and answered one after the other.

Example: "四库系统怎么建？双向匹配通道又是做什么的？" -> two questions; "四库系统怎么建？为什么？" -> one
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.ask import timed
from bot.ask.authors import authors
from bot.ask.both import Asks
from bot.ask.grounds import Grounds
from bot.ask.named_texts import texts
from bot.ask.stacked import Stack
from bot.ask.wants import own_words
from bot.domain import Answer, Note, Turn
from bot.says import ask as says
from bot.text import words
from bot.text.building import Part, build
from bot.text.outline import Outline

# Who answers a question in the light of the turns before it.
Follow = Callable[[str, Sequence[Turn]], Grounds]

# A longer message tells a story, or is a draft; one with more questions is answered as a whole.
LONGEST, MOST = 200, 4
END = re.compile(r"[？?！!。；;\n]+")
# Questions without an end between them are told by the word that asks: 谁提的甲，谁提的乙.
COMMA = re.compile(r"[，,]|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
LISTED = re.compile(r"[，,、]")
ASKING = re.compile(
    r"[？?]|谁|什么|啥|多少|多长(?!期)|多久|(?<!各)几(?=[个条项点年月种类家位篇份章节部])|哪|怎么|怎样|如何|为什么|为何|吗|是不是|是否|有没有"
)
# So one request is set beside another: 总结一下他的文章，再告诉我他的单位.
FURTHER = re.compile(
    r"[，,](?:再|顺便|另外|此外|还有|还想|以及|然后|同时)(?:也|就|请|想|再|麻烦|[帮给跟替]我|一下)*"
    r"(?:问|告诉|说|讲|列|介绍|查|看|写|总结|知道|了解)(?:一下|出|看看?|说|讲)?我?[，,：:]?"
)
ALIKE = re.compile(r"谁|什么|啥|多少|怎么|怎样|如何")
# What stands in marks is not parted.
IN_MARKS = re.compile(r"[“\"「『《][^“”\"「」『』《》]*[”\"」』》]")
# What a question opens with that only sets it beside another one; 1.5万元 and 四、五级 are its own.
BESIDE = re.compile(
    r"^(?:(?:另外|还有|以及|再有)(?:就是|那个|想问)?|第[一二三四][，,、]|[一二三四1234](?:[)）]|[.．](?!\d)|、(?![一二三四五六七八九十\d])))[，,：:]?"
)


def parted(message: str) -> list[str]:
    """The questions that a message asks, in order; the message itself where it asks but one."""
    if len(message) > LONGEST:
        return [message]
    found = list(_merged(_pieces(message, END)))
    if len(found) == 1:
        requests = [one for one in FURTHER.split(message) if one.strip("，。？?!！ ")]
        found = [piece for one in requests for piece in _parallel(one)] if len(requests) > 1 else _parallel(message)
    return [BESIDE.sub("", one) for one in found] if 1 < len(found) <= MOST else [message]


def several(message: str, turns: Sequence[Turn], follow: Follow, asking: Asks) -> Grounds | None:
    """What answers several questions of one message, each in the light of those before it; None where it asks one."""
    halves = timed.parted(message)
    if halves and (whole := asking.alone(message)).route == "structure" and len(whole.answer.citations) > 1:
        return None  # one thing over the years is told in order
    questions = halves or parted(message)
    # The fields of a record are told side by side.
    further = FURTHER.search(message) is not None
    apart = halves or (_of_records(message, asking) if len(questions) == 1 else [])
    if len(questions) == 1 and not apart:
        return None
    recorded = asking.recorded(message) if not further and (not apart or "，" in message) else None
    if recorded is not None and (apart or len(recorded.answer.citations) >= len(questions)):
        return None
    questions = apart or questions
    # What is asked of all texts tells nothing of which one the next clause is about.
    general = [one for one in apart if not halves and not _names(one, asking)]
    clauses, outlines = is_one_sentence(message) and not further, asking.searcher.index.outlines
    parts: list[tuple[str, Grounds]] = []
    for one in questions:
        so_far = [*turns, *(Turn(before, grounds.answer) for before, grounds in parts if before not in general)]
        grounds = follow(one, so_far)
        if clauses and parts and parts[0][0] not in general:
            grounds = _of_the_first(one, grounds, parts[0][1], asking)
        parts.append((one, grounds))
        if clauses and in_one_row(parts[0][1].answer, questions[1:], outlines):
            return parts[0][1]
        if grounds.answer.status == "refused" and not any(map(words.names_something, own_words(words.fold(one)))):
            return None  # 从哪年开始 names nothing of its own: it is asked of what the question before it names
        lost = sum(made.answer.status != "answered" or made.answer.depth is not None for _, made in parts)
        if clauses and lost and len(questions) - lost < 2 and not apart:
            return None  # of clauses one may tell what the other is about
    if (
        clauses
        and not (apart or turns)
        and _better_whole(asking.alone(message).answer, [one.answer for _, one in parts])
    ):
        return None
    return answered(message, parts, outlines, says.TOGETHER(count=len(parts)))


def _better_whole(whole: Answer, parts: Sequence[Answer]) -> bool:
    """Whether the whole message is answered by a sentence that no clause finds alone, and likelier than one of them.

    Example: 批文管多久，到期没盖能拖几个月: only both together tell that a permit to build is spoken of.
    """
    if whole.status != "answered" or whole.confidence is None:
        return False
    cited = {(one.essay_id, one.start) for answer in parts for one in answer.citations}
    lacks = any((one.essay_id, one.start) not in cited for one in whole.citations)
    return lacks and any(one.confidence is not None and one.confidence < whole.confidence for one in parts)


def _of_records(message: str, asking: Asks) -> list[str]:
    """Clauses that all ask, of which one asks of the record of a text, and another what texts say; empty for others.

    Example: 王明是哪个单位的，他提出了几个方面的建议
    """
    found = [one for piece in _pieces(message, COMMA) if (one := piece.strip("，,。？?！! \u3000"))]
    if not 1 < len(found) <= MOST or not all(ASKING.search(words.fold(one)) for one in found):
        return []
    recorded = [asking.recorded(one) is not None for one in found]
    return found if any(recorded) and not all(recorded) else []


def _names(question: str, asking: Asks) -> bool:
    """Whether a question names an author or a text."""
    index, known = asking.searcher.index, asking.searcher.authors
    return bool(authors(question, known).named) or texts(question, index).named


def _of_the_first(clause: str, grounds: Grounds, first: Grounds, asking: Asks) -> Grounds:
    """What answers a clause in the one text that answers the first, where nothing does by itself, or that text among others.

    Example: 期限多长, behind 创业贷款最高多少
    """
    texts = {one.essay_id for one in first.answer.citations}
    own = {one.essay_id for one in grounds.answer.citations}
    if len(texts) != 1 or (grounds.answer.status == "answered" and (len(own) == 1 or not own & texts)):
        return grounds
    again = asking.of_one(min(texts)).alone(clause)
    return again if again.answer.status == "answered" else grounds


def half(question: str, said: str) -> bool:
    """Whether a sentence has no word of one of the questions that a question asks side by side.

    Example: 他最看重哪一条，理由是什么, of 我最看重的是奖励。 -> True
    """
    asked = [one for one in map(words.fold, _pieces(question, COMMA)) if one.strip()]
    if len(asked) < 2 or not all(ASKING.search(one.rstrip("?")) and _own(one) for one in asked):
        return False
    return any(not any(word in words.fold(said) for word in _own(one)) for one in asked)


def is_one_sentence(message: str) -> bool:
    """Whether no end of a sentence stands within a message."""
    return len([one for one in _pieces(message, END) if one.strip()]) == 1


def in_one_row(first: Answer, further: Sequence[str], outlines: Mapping[str, Outline]) -> bool:
    """Whether the one row of a table that answers a first clause has the columns for which the further ones ask.

    Example: 甲产业增加值是多少，增长多少 -> the row 甲产业 has the column 增长（%）
    """
    if first.status != "answered" or len({one.essay_id for one in first.citations}) != 1:
        return False
    cited = [one.span for one in first.citations]
    for table in outlines[first.citations[0].essay_id].tables:
        if sum(span in table.rows for span in cited) == 1 and all(span in (table.head, *table.rows) for span in cited):
            columns = words.fold("".join(table.columns))
            break
    else:
        return False
    asked = [_own(one) for one in further]
    return all(asked) and all(word in columns for own in asked for word in own)


def answered(
    message: str, parts: Sequence[tuple[str, Grounds]], outlines: Mapping[str, Outline], opening: str
) -> Grounds | None:
    """One answer to several questions, each with the answer that it would get by itself; None where none has one.

    None, too, where two have the same and nothing is told of it: what the second asks is asked of the first.
    """
    found = [
        frozenset([*(one.essay_id + one.quote for one in answer.citations), *(note.text for note in answer.notes)])
        if answer.citations
        else frozenset()
        for answer in (grounds.answer for _, grounds in parts)
    ]
    if not any(found) or len(set(filter(None, found))) < len(list(filter(None, found))):
        return None
    stack = Stack()
    for question, grounds in parts:
        stack.parts.append(Part((), says.ASKED(question=question), verdict="supported", why=says.TOGETHER.check))
        stack.add(grounds.answer, next((claim.why for claim in grounds.answer.claims), ""))
    answer = build(message, stack.parts, stack.evidence, outlines, opening=[opening])
    answer = replace(
        answer,
        status="answered" if all(one.answer.status == "answered" for _, one in parts) else "partial",
        notes=_notes([one.answer for _, one in parts]),
        suggestions=tuple(dict.fromkeys(said for _, one in parts for said in one.answer.suggestions[:2])),
    )
    lost = tuple(one.answer.text for _, one in parts if one.answer.status == "refused")
    # A writer is given sentences.
    whole = len(stack.quoted) == len(stack.evidence)
    return Grounds(answer, stack.quoted, lost, route="question" if whole else "talk")


def _notes(answers: Sequence[Answer]) -> tuple[Note, ...]:
    """The notes of all, each once; that nothing is known to answer only where it is so of each."""
    near = all(any(note.kind == "nearest_only" for note in one.notes) for one in answers)
    every = dict.fromkeys(note for one in answers for note in one.notes)
    return tuple(note for note in every if near or note.kind != "nearest_only")


def _pieces(message: str, ends: re.Pattern[str]) -> Iterator[str]:
    """The message cut behind each end that does not stand in quotation marks."""
    bare = IN_MARKS.sub(lambda match: "＊" * len(match.group()), message)
    start = 0
    for match in ends.finditer(bare):
        yield message[start : match.end()]
        start = match.end()
    yield message[start:]


def _merged(pieces: Iterator[str]) -> Iterator[str]:
    """Questions with what was told before each; what asks for nothing of its own belongs to the question before it."""
    whole, asks = "", False
    for piece in filter(str.strip, pieces):
        own = ASKING.search(words.fold(piece)) is not None and bool(_own(piece))
        if asks and own:
            yield whole.strip()
            whole, asks = "", False
        whole += piece
        asks = asks or own
    if whole.strip():
        yield whole.strip()


def _parallel(message: str) -> list[str]:
    """Clauses that ask with the same word, each of something of its own, or that each name what they ask about."""
    return next((found for ends in (COMMA, LISTED) if len(found := _asking(message, ends)) > 1), [message])


def _asking(message: str, ends: re.Pattern[str]) -> list[str]:
    found = [one.strip("，、, \u3000") for one in _pieces(message, ends)]
    asked = [{match.group() for match in ALIKE.finditer(words.fold(one))} for one in found]
    if asked[0].intersection(*asked[1:]) and all(map(_own, found)):
        return found
    named = (any(map(words.names_something, _own(one))) for one in found)
    # A mark may stand behind the last of clauses that ask one thing together.
    asks = (ASKING.search(words.fold(one).rstrip("?")) for one in found)
    return found if all(asks) and all(named) else [message]


def _own(piece: str) -> list[str]:
    return own_words(words.fold(piece))
