"""Several questions in one message: parted where each asks for something of its own, and answered one after the other.

Example: "四库系统怎么建？双向匹配通道又是做什么的？" -> two questions; "四库系统怎么建？为什么？" -> one
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.ask import quotations, records, timed
from bot.ask.authors import authors
from bot.ask.both import Asks, pair
from bot.ask.grounds import Grounds
from bot.ask.named_texts import texts
from bot.ask.naming import content
from bot.ask.parting import ASKING, COMMA, END, FURTHER, MOST, cut_at, is_one_sentence, own_of, parted, set_beside
from bot.ask.recorded import wanted
from bot.ask.shown_detail import ASKED
from bot.ask.stacked import Stack
from bot.domain import OFFICIAL, Answer, Note, Turn
from bot.says import ask as says
from bot.text import words
from bot.text.building import Part, build
from bot.text.outline import Outline
from bot.text.quoting import named as called

# What is parted, where a clause asks of a record.
PIECES = re.compile(f"{END.pattern}|{COMMA.pattern}")
# Who answers a question in the light of the turns before it.
Follow = Callable[[str, Sequence[Turn]], Grounds]


def several(message: str, turns: Sequence[Turn], follow: Follow, asking: Asks) -> Grounds | None:
    """What answers several questions of one message, each in the light of those before it; None where it asks one."""
    if quotations.asked(message, asking.searcher.index):
        return None  # …这句是原文吗，谁写的: all of it is asked of the one quotation
    halves = timed.parted(message)
    if halves and (whole := asking.alone(message)).route == "structure" and len(whole.answer.citations) > 1:
        return None  # one thing over the years is told in order
    questions = halves or parted(message)
    if len(questions) > 1 and _of_both(message, questions, asking):
        return None
    # The fields of a record are told side by side.
    further = FURTHER.search(message) is not None or len(set_beside(message)) > 1
    apart = halves or (_of_records(message, asking) if len(questions) == 1 else [])
    if (len(questions) == 1 and not apart) or _one_list(questions):
        return None
    recorded = asking.recorded(message) if not (further or apart) else None
    if recorded is not None and len(recorded.answer.citations) >= len(questions):
        return None
    questions = apart or questions
    # What is asked of all texts tells nothing of which one the next clause is about.
    general = [one for one in apart if not halves and not _names(one, asking)]
    clauses, outlines = is_one_sentence(message) and not further, asking.searcher.index.outlines
    parts: list[tuple[str, Grounds]] = []
    for one in questions:
        so_far = [*turns, *(Turn(before, grounds.answer) for before, grounds in parts if before not in general)]
        grounds = (parts and _of_record_before(one, parts[0][0], asking)) or follow(one, so_far)
        # A question of its own may lack what it is about too: 公告提前多久贴？没贴要罚多少钱
        lacking = clauses or grounds.answer.status != "answered" or ASKED.issuperset(own_of(one))
        if lacking and parts and parts[0][0] not in general:
            grounds = _of_the_first(one, grounds, parts[0], asking)
        parts.append((one, grounds))
        if clauses and in_one_row(parts[0][1].answer, questions[1:], outlines):
            return parts[0][1]
        if grounds.answer.status == "refused" and not any(map(words.names_something, own_of(one))):
            return None  # 从哪年开始 names nothing of its own: it is asked of what the question before it names
        lost = sum(made.answer.status != "answered" or made.answer.depth is not None for _, made in parts)
        if clauses and lost and len(questions) - lost < 2 and not apart:
            return None  # of clauses one may tell what the other is about
    told = [one.answer for _, one in parts]
    judged = clauses and not (apart or turns) and all(one.confidence is not None for one in told)
    if judged and better_whole(asking.alone(message).answer, told):
        return None
    return answered(message, parts, outlines, says.TOGETHER(count=len(parts)))


def better_whole(whole: Answer, parts: Sequence[Answer]) -> bool:
    """Whether the whole message is answered by a sentence that no clause finds alone, and likelier than any of them.

    Example: 批文管多久，到期没盖能拖几个月: only both together tell that a permit to build is spoken of.
    """
    if whole.status != "answered" or whole.confidence is None:
        return False
    cited = {(one.essay_id, one.start) for answer in parts for one in answer.citations}
    lacks = any((one.essay_id, one.start) not in cited for one in whole.citations)
    return lacks and all(one.confidence is not None and one.confidence < whole.confidence for one in parts)


def _of_records(message: str, asking: Asks) -> list[str]:
    """Clauses that all ask, of which one asks of the record of a text, and another what texts say; empty for others.

    Example: 王明是哪个单位的，他提出了几个方面的建议
    """
    found = [one for piece in cut_at(message, PIECES) if (one := piece.strip("，,。？?！! \u3000"))]
    asks = [ASKING.search(words.fold(one)) is not None for one in found]
    if any(asks) and not asks[0] and texts(found[0], asking.searcher.index).named:  # 甲通知，停工停到哪天，附件是什么
        first = asks.index(True)
        found, asks = ["，".join(found[: first + 1]), *found[first + 1 :]], asks[first:]
    if not 1 < len(found) <= MOST or not all(asks):
        return []
    if _one_list(found):
        return []
    recorded = [_of_record(one, asking) for one in found]
    fields = asked.fields if (asked := wanted(message)) else ()  # 文号多少，哪天印发的: each of them a field
    return found if any(recorded) and not all(recorded) and len(fields) < len(found) else []


def _of_record(clause: str, asking: Asks) -> bool:
    """Whether a clause asks of the record of a text, of one that it names or that is named before it."""
    return _asks_a_field(clause) or asking.recorded(clause) is not None


def _asks_a_field(clause: str) -> bool:
    """Whether a clause asks for fields of a record and names no text: 附件是什么."""
    asked = wanted(clause)
    fields = asked is not None and asked.form == "fields" and set(asked.fields) <= OFFICIAL.keys()
    return fields and asked is not None and not content(asked.rest)


def _of_both(message: str, questions: Sequence[str], asking: Asks) -> bool:
    """Whether two documents are set side by side in what all the clauses ask, and in none by itself: 津贴几号发，条例跟办法一样吗."""
    index = asking.searcher.index
    return pair(message, index) is not None and not any(pair(one, index) for one in questions)


def _one_list(clauses: Sequence[str]) -> bool:
    """Whether parts are counted and then only what they are called is asked: 分几大部分，都叫什么."""
    asked = [wanted(one) for one in clauses[1:]]
    titles = any(one is not None and one.fields == ("title",) and not content(one.rest) for one in asked)
    return titles and records.COUNTED.search(clauses[0]) is not None


def _names(question: str, asking: Asks) -> bool:
    """Whether a question names an author or a text."""
    index, known = asking.searcher.index, asking.searcher.authors
    return bool(authors(question, known).named) or texts(question, index).named


def _of_record_before(clause: str, first: str, asking: Asks) -> Grounds | None:
    """The field of a record that a clause asks for, of the one text that the first clause names: 停工停到哪天，附件是什么."""
    if not _asks_a_field(clause) or asking.recorded(clause) is not None:
        return None
    named = texts(first, asking.searcher.index)
    one = named.named and len(named.essays) == 1
    return asking.recorded(f"{called(named.essays[0])}{clause}") if one else None


def _of_the_first(clause: str, grounds: Grounds, before: tuple[str, Grounds], asking: Asks) -> Grounds:
    """What answers a clause in the one text that answers the first, where nothing does by itself, or that text among others.

    Example: 期限多长, behind 创业贷款最高多少
    """
    said, first = before
    texts = {one.essay_id for one in first.answer.citations}
    own = {one.essay_id for one in grounds.answer.citations}
    bare = ASKED.issuperset(own_of(clause))  # 经费多少钱 names nothing that another text could be about
    told = grounds.answer.status == "answered" and (len(own) == 1 or not own & texts)
    if len(texts) != 1 or own == texts or (told and not bare):
        return grounds
    again = asking.of_one(min(texts)).alone(clause)
    found = again.answer.status == "answered" or (bare and again.answer.status == "partial")
    if (
        not found and first.route == "record" and (asked := wanted(said))
    ):  # 甲通告谁发的 几号前要登记: the text is named
        again = asking.alone(f"{' '.join(asked.rest.split())}{clause}")
        found = again.answer.status == "answered" and {one.essay_id for one in again.answer.citations} == texts
    return again if found else grounds


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
    asked = [own_of(one) for one in further]
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
