"""Answers from the record: who wrote or issued a text, when, under which number; which texts there are.

A fact that a text states is quoted at its place; one that only the record has is cited by its field.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.ask import annexed, cited_papers, exactly, holdings, naming, opinions, posts, standing, steps, turned, unstated
from bot.ask.named_texts import in_full, named_by, texts
from bot.ask.pieces import whose
from bot.ask.recorded import WHICH_ALL, Wanted, wanted
from bot.ask.telling import Telling, opening, unit
from bot.ask.wants import own_words
from bot.domain import FIELDS, OFFICIAL, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import record, words
from bot.text.quoting import named as called

# Of so many texts at most each one's fact is told.
EACH_MAX = 12
# … and of so many it is named of which it is not known.
LACKING_MAX = 3
# Facts that a text tells in a sentence of any form: where the reader finds none, the search may.
IN_SENTENCES = frozenset(
    {"effective", "expires", "repeals", "repealed", "amends", "amended", "status", "adopted", "explained"}
)
# … and these, which a question may ask for with words of its own besides: 水运那边找谁联系.
SOUGHT = IN_SENTENCES | {"basis", "contact"}
# Where such a fact is not stated and another stands in for it, that is said.
EXACT = frozenset({"printed", "dated", "published", "signer"})
# Parts that have headings of their own.
HEADED = ("编", "章", "节", "部分")
# … or are counted, and then told what they are called: 分几大部分，都叫什么.
COUNTED = re.compile("(?:几|多少|哪些)[个大]{0,2}(?:部分|方面|板块|[编章节块])")
# Units that have a part in what a text tells of.
DUTY = re.compile("(?:配合|责任|牵头|参与|参加|协办|承办|主办|出席|参会|施工|建设|实施)[^,，。？?]{0,6}单位")
PERSONAL = frozenset({"author", "affiliation"})
NAMES = FIELDS | {"repeals": "废止情况", "repealed": "废止情况", "amends": "修改情况", "amended": "修订情况"}


def answer(question: str, index: Index, about: Collection[str] = ()) -> Answer | None:
    """The answer to a question of the record; None for any other. `about`: the texts that were spoken of before."""
    if (found := holdings.numbered(question, index)) is not None:
        return found
    unranked = opinions.unranked(question)
    level = in_full(words.fold(unranked), index)
    asked = posts.choice(level) or standing.still(level) or wanted(level)
    if asked is None or (unranked != question and set(asked.fields) <= {"author"}):
        return None  # 谁的文章最好 asks for no author
    if _of_something_else(set(asked.fields), question, level):
        return None
    named = named_by(asked.rest, index)
    if asked.every and WHICH_ALL.search(level) and all(map(naming.KINDS.fullmatch, naming.content(asked.rest))):
        named = naming.Named((), wholly=True)  # 这些通知里哪些文件有文号: all that are here are called so
    if not (named.wholly or named.essays) and set(asked.fields) <= PERSONAL:
        asked = posts.told_before(level, asked)
        named = named_by(asked.rest, index)
    if standing.ASKED & set(asked.fields) and not named.essays and (ended := standing.elsewhere(question, index)):
        return ended
    if asked.form in ("count", "list", "newest"):
        return holdings.listing(question, asked, named, index)
    if asked.form == "whose" or (set(asked.fields) <= PERSONAL and not named.wholly and not asked.claims):
        return posts.whose(question, asked, named, index)
    if asked.form == "person":
        if not named.wholly or len(named.essays) != 1 or not named.essays[0].author:
            return None
        held = posts.person(question, asked.claims, named.essays[0], index)
        return held or _unknown(question, asked, named.essays, index)
    if not standing.ASKED & set(asked.fields):
        named = replace(named, essays=tuple(exactly.meant(level, named.essays, index.superseded)))
    if not named.essays and (elsewhere := _elsewhere(question, level, asked, index)):
        return elsewhere
    essays = _scope(asked, named, index, about)
    return _fields(question, asked, essays, index) if essays else None


def _of_something_else(fields: set[str], question: str, level: str) -> bool:
    """Whether what looks like a field is none: the heading of a chapter, whom one agrees with, who has a part in a task."""
    if fields == {"title"} and (
        COUNTED.search(level) or any(step.unit in HEADED for led in steps.steps(level) for step in led)
    ):
        return True
    opinion = fields <= PERSONAL and opinions.OPINION.search(question) is not None
    return opinion or (bool(fields) and fields <= {*PERSONAL, "organ"} and DUTY.search(level) is not None)


def _scope(asked: Wanted, named: naming.Named, index: Index, about: Collection[str]) -> tuple[Essay, ...]:
    """The texts whose record is asked for; none where the question speaks of something else, or of too many."""
    everything = tuple(index.essays.values())
    sure = all(field in OFFICIAL and field not in IN_SENTENCES for field in asked.fields)
    if named.essays:
        return named.essays if (named.wholly or sure) and len(named.essays) <= EACH_MAX else ()
    if not named.wholly:
        return _titled(asked, index)
    before = tuple(index.essays[key] for key in dict.fromkeys(about) if key in index.essays)
    if before and not asked.every:
        return before[:1]
    all_of_them = len(everything) == 1 or asked.every or not set(asked.fields) & OFFICIAL.keys()
    if all_of_them and asked.every and len(everything) > EACH_MAX and len(asked.fields) == 1:  # those that state it
        (field,) = asked.fields
        everything = tuple(one for one in everything if any(known.field == field for known in record.known(one, field)))
    return everything if all_of_them and len(everything) <= EACH_MAX else ()


def _titled(asked: Wanted, index: Index) -> tuple[Essay, ...]:
    """The one text whose title is told by words, where no thing is named besides: 引用养犬办法要写文号，是多少."""
    if not set(asked.fields) <= OFFICIAL.keys() - SOUGHT:
        return ()
    about = texts(asked.rest, index)
    sure = about.named and len(about.essays) == 1 < len(index.essays)
    things = (one for one in own_words(about.rest) if index.lexical.knows(one) and words.names_something(one))
    return about.essays if sure and not any(things) else ()


def _elsewhere(question: str, level: str, asked: Wanted, index: Index) -> Answer | None:
    """The number of a paper that a text only names, or whom to turn to for something, of the one text that is about it."""
    if asked.fields == ("number",):
        return cited_papers.numbered(question, asked.rest, index)
    return turned.to(question, level, index) if asked.fields == ("contact",) else None


def _fields(question: str, asked: Wanted, essays: tuple[Essay, ...], index: Index) -> Answer | None:
    telling = Telling(index)
    own: list[str] = []
    lacking: list[str] = []
    # Who they are and where they work is one list.
    twice = set(asked.fields) >= PERSONAL and any(essay.affiliation for essay in essays if essay.author)
    for field in [one for one in asked.fields if not (twice and one == "author")]:
        if field in standing.ASKED:
            known = standing.tell(telling, essays, index)
        elif len(essays) == 1 or field in record.ALL:
            known = sum(_one(telling, essay, _fitting(field, essay)) for essay in essays) > 0
        else:
            known = _table(telling, essays, field, own)
        if not known and len(essays) == 1 and field in OFFICIAL and (by := standing.published_by(essays[0], index)):
            known = _one(telling, by, field)
        if not known and len(essays) == 1 and (unsaid := unstated.unsaid(essays[0], NAMES[field], field)):
            telling.block(unsaid, [(essays[0], _called(essays[0]))], silent=True)
            lacking.append(field)
            continue
        if not known and len(asked.fields) == 1 and field in SOUGHT:
            return None
        if not known and len(asked.fields) > 1:
            own += _lacking(essays, NAMES[field])
            lacking.append(field)
    if telling.parts:
        found = telling.answer(question, own)
        return replace(found, status="partial") if len(lacking) == len(asked.fields) else found
    return _unknown(question, asked, essays, index)


def _called(essay: Essay) -> record.Known:
    """The title of a text, by which what it does not state is cited; or its first line."""
    return record.Known("title", essay.title) if essay.title else opening(essay)


def _fitting(field: str, essay: Essay) -> str:
    """A document without an author is of an organ: 单位 is asked of it as who issued it."""
    return "organ" if field == "affiliation" and not essay.author and not essay.affiliation else field


def _one(telling: Telling, essay: Essay, field: str) -> bool:
    """Tell one text's fact, where it is known."""
    if field == "title":
        return _titles(telling, (essay,))
    if field in PERSONAL and essay.author:
        telling.people(
            "" if field == "affiliation" else told.RECORDED(whose=called(essay), fact=FIELDS[field]), [essay]
        )
        return True
    known = record.known(essay, field)
    if not known:
        return False
    fact = NAMES[known[0].field]
    row = told.STATED if known[0].span else told.RECORDED
    lead = annexed.counted(essay, known) or row(whose=whose(essay), fact=fact)
    if field in EXACT and known[0].field != field:  # another date is no answer by itself
        lead = told.STATED_INSTEAD(whose=whose(essay), asked=NAMES[field], fact=fact)
    telling.block(lead, [(essay, one) for one in known])
    return True


def _table(telling: Telling, essays: Sequence[Essay], field: str, own: list[str]) -> bool:
    """One fact of several texts side by side; what all share is told once."""
    if field == "title":
        return _titles(telling, essays)
    rows = [(essay, found[0]) for essay in essays if (found := record.known(essay, _fitting(field, essay))[:1])]
    if not rows:
        return False
    values = {one.text for _, one in rows}
    lead = _of_these(telling, essays, field)
    if len(values) == 1 and len(rows) == len(essays) > 1 and rows[0][1].span is None:
        telling.block(lead, rows[:1])
    elif field in PERSONAL and all(essay.author for essay, _ in rows):
        telling.people(lead if field == "author" else "", [essay for essay, _ in rows])
        return True  # an editors' note has no author, and nobody looks for one
    else:
        telling.rows(lead, rows)
    if len(essays) == len(telling.index.essays):  # of texts that are merely named alike nobody asked each
        lacking = [one for one in essays if one not in [essay for essay, _ in rows]]
        own += _lacking(lacking, FIELDS[field])
    return True


def _lacking(essays: Sequence[Essay], fact: str) -> list[str]:
    """That a fact of these is not known, in one sentence; none for no text."""
    some = "、".join(dict.fromkeys(map(whose, essays[:LACKING_MAX])))
    if len(essays) > LACKING_MAX:
        some = told.AND_MORE(some=some, count=len(essays), unit=unit(essays))
    return [told.UNKNOWN(whose=some, fact=fact)] if essays else []


def _of_these(telling: Telling, essays: Sequence[Essay], field: str) -> str:
    row = told.OF_ALL if len(essays) == len(telling.index.essays) else told.OF_SOME
    return row(count=len(essays), unit=unit(essays), fact=FIELDS[field])


def _titles(telling: Telling, essays: Sequence[Essay]) -> bool:
    titled = [(one, record.Known("title", one.title)) for one in essays if one.title]
    for one in essays:
        if not one.title and one.author:
            row = told.NO_TITLE(author=one.author, label=one.label) if one.label else told.UNTITLED(author=one.author)
            telling.block(row, [(one, record.Known("author", one.author))], silent=True)
    if titled:
        lead = told.RECORDED(whose=whose(essays[0]), fact=FIELDS["title"]) if len(essays) == 1 else ""
        telling.block(lead or _of_these(telling, essays, "title"), titled)
    return bool(telling.parts)


def _unknown(question: str, asked: Wanted, essays: Sequence[Essay], index: Index) -> Answer | None:
    """That what is asked for is not known, beside what is: column and page of an article, the title of a document."""
    telling = Telling(index)
    fact = "、".join(FIELDS[field] for field in asked.fields if field in FIELDS)
    subject = whose(essays[0]) if len(essays) == 1 else told.THESE(count=len(essays), unit=unit(essays))
    first = next((one for one in essays if one.column or one.edition or one.title), None)
    if first is None:
        return None
    fields = [field for field in ("column", "edition") if first.fact(field) and field not in asked.fields]
    if fields and set(asked.fields) <= {"source", "published"}:
        telling.named(told.KNOWN_INSTEAD(whose=subject, fact=fact), first, fields, FIELDS)
    else:
        value = record.Known("title", first.title) if first.title else record.Known("column", first.column or "")
        telling.block(told.UNKNOWN(whose=subject, fact=fact), [(first, value)], silent=True)
    return replace(telling.answer(question), status="partial")
