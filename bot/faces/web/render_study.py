"""What the room for study shows: values become the parts of `study.html`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Citation
from bot.faces.html import Html, part
from bot.faces.web import mindmap
from bot.faces.web.place import Quoted, address, cited, copied
from bot.says import study as says
from bot.search.speakers import Heard
from bot.study import cloze
from bot.study.nouns import Branch, Entry, Question, Table, Term, Tree
from bot.study.study import BESIDE
from bot.text import words

TERMS_SHOWN = 200
# Signs that no line may begin with.
NO_BEGINNING = "，。、；：？！）”》%％"


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of an outline: how deep it stands, its name, and where it leads."""

    level: int
    name: str
    href: str


def room() -> Html:
    """The room with its four parts, which study.js fills."""
    return part("study.html", "room")


def terms(found: Sequence[Term]) -> Html:
    """The list of terms, as many as are shown."""
    shown = found[:TERMS_SHOWN]
    more = says.FIRST_TERMS(total=len(found), shown=len(shown)) if len(found) > len(shown) else None
    return part("study.html", "terms", terms=shown, total=len(found), more=more)


def entry(found: Entry) -> Html:
    """A term: what it means, then who uses it and where."""
    name = found.term.name
    told = {(one.essay_id, one.span) for one in found.defined}
    uses = [
        (one, [_quoted(said, name) for said in one.quoted if (said.essay_id, said.span) not in told])
        for one in found.uses
    ]
    more = says.FIRST_SPEAKERS(total=found.of, shown=len(uses)) if found.of > len(uses) else None
    return part(
        "study.html",
        "entry",
        term=found.term,
        others=[form for form in found.term.forms if form != words.unquoted(name)],
        defined=[_quoted(said, name) for said in found.defined],
        undefined=says.NO_DEFINITION(),
        uses=uses,
        more=more,
    )


def table(given: Table, said: str) -> Html:
    """The table with a row for each topic, which study.js fetches one by one."""
    back, on = (at if 0 <= at < given.total else None for at in (given.first - BESIDE, given.first + BESIDE))
    return part("study.html", "table", given=given, words=said, back=back, on=on)


def row(topic: str, said: Sequence[Heard]) -> Html:
    """What each speaker says of a topic."""
    cells = [(one, _quoted(one.quoted, topic) if one.quoted else None) for one in said]
    return part("study.html", "row", topic=topic, cells=cells, silent=says.SILENT(), unsure=says.UNSURE())


def outline(tree: Tree | None, known: Sequence[tuple[str, str]]) -> Html:
    """A text's mind map and its outline."""
    if tree is None:
        return part("study.html", "no_outline", known=known)
    return part(
        "study.html",
        "outline",
        tree=tree,
        known=known,
        map=mindmap.drawn(tree),
        rows=[_row(tree, one, level) for one, level in _walk(tree.root)],
        more=says.LEFT_OUT(count=tree.left_out) if tree.left_out else None,
    )


def question(given: Question | None, number: int) -> Html:
    """A sentence with a blank, to be filled in."""
    if given is None:
        return part("study.html", "no_question", sentence=says.ALL_ASKED())
    mark = given.after[:1] if given.after[:1] in NO_BEGINNING else ""
    return part("study.html", "question", given=given, number=number + 1, length=len(given.answer), mark=mark)


def answered(given: Question, said: str) -> Html:
    """Whether an answer is right, and the sentence with its place."""
    right = cloze.right(said, given)
    verdict = says.RIGHT() if right else says.WRONG(answer=given.answer)
    quote = Quoted(
        cited(given.sentence), ((copied(given.sentence), "复制引文"),), given.before, given.answer, given.after
    )
    return part("study.html", "answered", right=right, verdict=verdict, quote=quote)


def _quoted(said: Citation, name: str) -> Quoted:
    """A quotation in which these words are set off, where they stand in it as they are."""
    before, act, after = said.quote.partition(name) if name in said.quote else (said.quote, "", "")
    return Quoted(cited(said), ((copied(said), "复制引文"),), before, act, after)


def _walk(branch: Branch, level: int = 0) -> list[tuple[Branch, int]]:
    found = [(one, level) for one in branch.branches]
    return [pair for one, at in found for pair in ((one, at), *_walk(one, at + 1))]


def _row(tree: Tree, branch: Branch, level: int) -> _Row:
    return _Row(level, branch.name, address(tree.essay.essay_id, *branch.span))
