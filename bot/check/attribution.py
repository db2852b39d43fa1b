"""Whom and what a draft names for a quotation: author, document, section, number. Where it is not sure, nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.check.quotations import Quotation
from bot.check.speakers import SAYING, SAYS, Speakers, together
from bot.check.surroundings import BLANK, HEADING, MARKER, SENTENCE, TABLE, Surroundings, signs
from bot.domain import Essay
from bot.text.named import NUMBER, SHORT, Mention, Named
from bot.text.sections import section_named

PRONOUN = re.compile(
    r"(?:^|[，。；：、\s—（(])[在据按依照]?(?:他|她|其|该(?:作者|学者|专家|研究员|所长|院长)|作者|此人|这[位名](?!.{0,8}和)[^，。；：\s]{0,12})(?!们|们俩)"
)
OF_TEXT = re.compile(
    r"(?:^|[，。；：、\s（(])(?:(?:该|本|此|这篇?|上述|前述|同一|全|新)?"
    r"(?:文章|文件|文末|文中|该文|此文|全文|报告|条例|通知|办法|规定|意见|方案|决定|细则|规划)|(?:该|本|上述|前述)[省市县区文])"
    r"(?=[^，。；：\s]{0,12}(?:[：:]?$|[，,]?$|指出|称|写|提|说|强调|认为|规定|要求|明确|第|还|同时))"
)
ITS_PLACE = re.compile(r"(?:^|[，。；：、\s])(?:该|上述|前述|同一|此|当地|其)")
UNSURE = re.compile(r"其中[一有][位人]|不知是|不知谁|有人|某人|有学者|一位(?:作者|学者|专家)[^是]{0,6}$|究竟是谁|是谁")
HE_SAYS = re.compile(rf"[他她](?:还|又|也|这样|如此|接着|随后|最后|同时|进一步|强调|补充)*(?:{SAYS})")
IN_TURN = re.compile(r"分别|依次|先后|各自")
# It is denied that he said it.
FALSELY = re.compile(r"^[^。！？]{0,12}(?:误传|讹传|谣传|误[为作](?=[^。]{0,12}(?:说|话|语|观点)))")
HEADING_MAX = 40
AGAIN = re.compile(r"又|还|也|再|接着|随后|同[一]?[部段节篇章文]|进而|继而|此外|并")
LINES_UP = 12
CELL = 6
# What only joins a quotation to the one before.
CONNECTIVE = '，、；：:和与及并以 “「『‘"（(*'
JOINS = CONNECTIVE + "”’」』"
SAME_PART = re.compile(r"同一?[部段节章]")


@dataclass(frozen=True, slots=True)
class Claim:
    """What the draft says of a quotation. `title`: the document's name, or the draft's words where it is none of the
    collection (`essay` is then None); `section` the draft's words for the place; `number` a document number. `sure`: it is
    plain that the author is said to have said it; where not, he is nobody unless the words are his."""

    author: str | None = None
    title: str | None = None
    essay: Essay | None = None
    section: str | None = None
    number: str | None = None
    sure: bool = True


NOTHING = Claim()


class Reader:
    """Reads one draft for what it says about its quotations, which it is given in order."""

    def __init__(self, draft: str, named: Named, quotations: Sequence[Quotation]) -> None:
        self.draft, self.named = draft, named
        self.around, self.speakers = Surroundings(draft, quotations), Speakers(named, draft)
        self.outside = self.around.outside
        self._before: tuple[Quotation, Claim] | None = None
        self._in_turn: list[str] = []  # 甲和乙分别……“A”和“B”: whose the next ones are

    def claim(self, item: Quotation) -> Claim:
        """What the draft names for a quotation; of two quotations the earlier is asked for first."""
        lead, raw = self.around.lead(item)
        after = self.around.after(item)
        unsure = UNSURE.search(lead) or FALSELY.search(after)
        found = self._row(item) or (NOTHING if unsure else self._signed(item, lead, raw, after))
        if found is None:
            found = self._read(item, lead, raw, after)
            if found.author and not self.speakers.is_sure(found.author, lead, after):
                found = replace(found, sure=False)
        if item.marked:
            self._before = item, found
        return found

    def _row(self, item: Quotation) -> Claim | None:
        """A table's row: what its other cells name."""
        start, end = self.around.line(item.start)
        if not TABLE.match(self.draft[start:end]):
            return None
        cells = self.outside[start : item.start] + "|" + self.outside[item.end : end]
        people, documents = self.named.people(cells), self.named.documents(cells)
        people = people or self.named.people(self.around.column(item))
        short = [cell.strip() for cell in cells.split("|") if 0 < len(cell.strip()) <= CELL]
        documents = documents or [one for cell in short if (one := self.named.of_place(cell))]
        person = people[-1].name if len(people) == 1 else None
        return self._built(person, documents[-1:], self.draft[start : item.start], cells)

    def _signed(self, item: Quotation, lead: str, raw: str, after: str) -> Claim | None:
        """What a signature names, below a block or behind a quotation."""
        signature = self.around.signature(item, after)
        if signature is None:
            return None
        people, documents = self.named.people(signature), self.named.documents(signature)
        if not people and not documents:
            return None
        documents = documents[-1:] or self.named.documents(lead)[-1:]
        return self._built(people[-1].name if people else None, documents, f"{raw} {signature}", lead + signature)

    def _read(self, item: Quotation, lead: str, raw: str, after: str) -> Claim:
        """The ways of naming one after another, the plainest first."""
        pair = self._pair(lead, item, "person")
        owner = self.speakers.owner(after)
        person = owner or (pair.name if pair else self._speaker(lead, item))
        if person is None:
            person = self._referred(lead, item) or self.named.institution(lead) or self._labelled(lead, item)
        document = self._document_meant(lead, item) or next(reversed(self.named.documents(lead)), None)
        before = self._before
        same = before if before and not SENTENCE.search(self.around.between(before[0], item)) else None
        if person is None and document is None and same and self._in_turn and not lead.strip(JOINS):
            person = self._in_turn.pop(0)
        if person is None and document is None:
            if same and not lead.strip(CONNECTIVE):
                return self._going_on(same[1], raw)
            person, document = self._behind(item, after)
            raw += after if document else ""
        if person is None and document is None:
            over = self._over(item) if item.marked and not same and not lead.strip(CONNECTIVE) else None
            if over is not None:
                return over
            between = self.around.between(before[0], item) if before else ""
            follows = not lead.strip(CONNECTIVE) and ("\n" not in between or not between.strip())
            if before and (same or follows or AGAIN.match(lead.strip(CONNECTIVE))):
                return self._going_on(before[1], raw)
            over = self._over(item) if item.marked else None
            return over or self._built(None, [], raw, lead)
        if person and document is None and same and same[1].author == person and same[1].title:
            document = Mention("document", 0, 0, same[1].title, same[1].essay)
        claim = self._built(person or None, [document] if document else [], raw, lead)
        if same and claim.section is None and claim.essay is same[1].essay and SAME_PART.search(lead):
            return replace(claim, section=same[1].section)
        return claim

    def _behind(self, item: Quotation, after: str) -> tuple[str | None, Mention | None]:
        """Who or which document is named behind a quotation; "" for several persons."""
        person = self.speakers.behind(item, after, last := self.around.is_last(item, after))
        if person is None and HE_SAYS.match(after.lstrip('”’」』"〞，')):
            person = self._meant(item.start)
        named = [] if person else self.speakers.documents_behind(after, last)
        return person, named[-1] if named else None

    def _going_on(self, claim: Claim, raw: str) -> Claim:
        """The claim of the quotation before, with a place of its own where one is named."""
        return replace(claim, section=section_named(raw, self.named.is_heading) or claim.section)

    def _labelled(self, lead: str, item: Quotation) -> str | None:
        """Who speaks on this line of an interview, where he quotes himself: 某甲：……我的说法是“……”."""
        people = self.named.people(self.around.label(item)) if re.search(r"我(?:自己|本人)?的?", lead) else []
        return people[-1].name if people else None

    def _built(self, person: str | None, documents: Sequence[Mention], raw: str, lead: str) -> Claim:
        document = documents[-1] if documents else None
        number = NUMBER.search(lead)
        return Claim(
            person,
            document.name if document else None,
            document.essay if document else None,
            section_named(raw, self.named.is_heading),
            number.group() if number else None,
        )

    def _speaker(self, lead: str, item: Quotation) -> str | None:
        """Who is named last as the one who speaks; "" where two are named together and it is not told who says what."""
        people = self.speakers.of(lead)
        if not people:
            return None
        first = len(people) - 1
        while first and together(lead[people[first - 1].end : people[first].start].strip()):
            first -= 1
        joined = [one.name for one in people[first:]]
        if len(joined) == 1:
            return joined[0]
        if IN_TURN.search(lead[people[-1].end :]) and self.around.in_sentence(item) == len(joined):
            self._in_turn = joined[1:]
            return joined[0]
        return ""

    def _referred(self, lead: str, item: Quotation) -> str | None:
        """Who 他, 该学者, 该文 stand for."""
        return self._meant(item.start - len(lead)) if PRONOUN.search(lead) or OF_TEXT.search(lead) else None

    def _meant(self, at: int) -> str | None:
        """Who was named last before this place, alone in a sentence."""
        said = self.outside[max(0, at - 300) : at]
        for sentence in reversed(SENTENCE.split(said)):
            people = self.named.people(sentence)
            known = [one for one in people if one.name in self.named.authors or SAYING.search(sentence)]
            if len({one.name for one in known}) == 1:
                return known[-1].name
            if known:
                return None
            if BLANK in sentence and self._before and self._before[1].author:
                return self._before[1].author
        return None

    def _pair(self, lead: str, item: Quotation, kind: str) -> Mention | None:
        """Which of the last two persons or documents that are named before it 前者 or 后者 stands for."""
        words = max(lead.rfind("前者"), lead.rfind("后者"))
        if words < 0 or (kind == "person" and self.speakers.of(lead[words:])):
            return None
        at = item.start - len(lead) + words
        said = self.outside[max(0, at - 300) : at]
        found = self.named.people(said) if kind == "person" else self.named.documents(said)
        found = [one for one in found if kind == "document" or one.name in self.named.authors]
        last = list({one.name: one for one in found}.values())[-2:]
        return last["后" in lead[words : words + 1]] if len(last) == 2 else None

    def _document_meant(self, lead: str, item: Quotation) -> Mention | None:
        """The document that 前者, 该条例, 上述文件, 该省 stand for."""
        at = item.start - len(lead)
        if pair := self._pair(lead, item, "document"):
            return pair
        if self.named.documents(lead):
            return None
        if not (OF_TEXT.search(lead) or ITS_PLACE.search(lead) or SHORT.match(lead.strip())):
            return None
        found = self.named.documents(self.outside[max(0, at - 300) : at])
        return found[-1] if found else None

    def _over(self, item: Quotation) -> Claim | None:
        """What the heading over a quotation names, or the line that leads up to its list."""
        at = self.around.line(item.start)[0] - 1
        listed = MARKER.match(self.draft[self.around.line(item.start)[0] :]) is not None
        for _ in range(LINES_UP):
            if at < 0:
                break
            start, end = self.around.line(at)
            line = self.outside[start:end].strip()
            at = start - 1
            if not line or signs(line):  # it signs what stands above it
                continue
            heading = HEADING.match(line) or (
                len(line) <= HEADING_MAX and BLANK not in line and not re.search(r"[。！？；，]", line)
            )
            leads = listed and line.endswith(("：", ":")) and not MARKER.match(line)
            if heading or leads:
                people, documents = self.named.people(line), self.named.documents(line)
                known = [one for one in people if one.name in self.named.authors]
                if len(known) == 1 or documents:
                    return self._built(
                        known[-1].name if len(known) == 1 else None, documents[-1:], self.draft[start:end], line
                    )
                if (heading and HEADING.match(line)) or leads:
                    break
        return None
