"""Who is said to speak in the words before or behind a quotation."""

from __future__ import annotations

import re

from bot.check.quotations import Quotation
from bot.check.surroundings import SENTENCE
from bot.text import facts, persons
from bot.text.named import Mention, Named

SAYS = rf"{facts.SAYS}|告诉|介绍|坦言|直言|讲|写|论述|阐述|谓|曰|问|答|引|批示|发言|撰文|语|按语"
SAYING = re.compile(SAYS)
UNLIKE = re.compile(r"^(?:的[^，。]{0,10})?(?:不同|相比|相反|相左|有别|一样|类似|之外|不一样)")
TOWARDS = re.compile(r"(?:对|向|跟|同|与|告诉|问|请教|提醒|回应|反驳|转告|写信给|致信)$")
# 对某甲提出的“……”; 问某甲，他答道.
OF_HIS = re.compile(rf"[^，。；]{{0,4}}(?:{SAYS})[^，。；]{{0,2}}的")
ASKED, ANSWERED = re.compile(r"(?:问|请教)$"), re.compile(r"[回作]?答")
OWNED, OF_HIM = (
    re.compile(r"[这那]?(?:句话|[个一]提法)?[，,]?(?:本|原|正|就|才)?是"),
    re.compile(r"[^，。；]{0,4}的(?![^。]{0,20}[吗？])"),
)
NEGATED = re.compile(r"不是(?:由)?$|并非(?:出自)?$|不出自$|而不是$|非$")
# Behind a name: he is said not to have said it. 并非没有说过 is none.
UNSAID = re.compile(rf"^[并也都却还从]?(?:没有?|未曾?|不曾)[^，。]{{0,2}}(?:{SAYS}|[提谈论涉述言]及)")
# He speaks of the words that stand before him, or has heard them: 对此, 对这个观点, 听了这话, 读后.
REACTS = re.compile(r"对(?:于)?[此这该那]|[听读看](?:[完罢]|[了到]?(?:[这那该此]|之?后))")
SOURCE = re.compile(
    r"语出|出自|出处|来源|源自|引自|摘自|选自|见于|载于|见|提出[^，。]{0,10}的是|说这话的是|的原话|的话|之语|之论"
)
MARKS = "“「『〝‘”」』〞’\"' "
# Behind a quotation: how far its speaker may stand from it.
NEAR = 16
# So much of a draft's line is looked through for other persons.
LINE = 400
# Of a document behind the words: 这是《条例》第九条的规定; 《条例》如是规定.
IT_IS = re.compile(r"(?:[这此]|以上|上述)?[，,]?(?:本|原|正|就|也|便)?[是系为]")
OF_IT = re.compile(r"[^，。；]{0,36}(?:[的里中][^，。；吗]{1,10}|原[文话])$")
ACCORDING = re.compile(r"(?:按照?|根据|依据|依照?|据)?")
IT_SAYS = re.compile(
    r"(?:[（(][^）)]{0,40}[）)])?(?:一[书文])?(?:第[^，。；]{1,12}?)?(?:[中里]|之中)?(?:就|早已|已经?|曾|还|也)?"
    r"(?:(?:如是|这样|如此|明文|明确|就是)?(?:说|写道|写着|写|规定|要求|指出|提出|明确|载明|表述|强调|称|记载)的?|有(?:此|这样的?|如此|明确|明文)[^，。；]{0,6}"
    r"|的(?:规定|要求|原[文话]|表述|说法|话))(?:得?很?(?:明确|清楚|明白))?"
)
# Between two who are named together, with a title behind the first and an office before the second.
JOINED = re.compile(r"[^，。；：、]{0,10}(?:[、和与及]|以及|还是|或者?)[^，。；：、]{0,12}")
# A name that leads up to words without a verb of saying: 某甲：, 某甲——, 据某甲分析, 某甲那句.
LEADS_UP = re.compile(
    r"^[*\s]*$|^[^，。；]{0,14}(?:[：:]|[—–-]+)[*\s]*$|：$|^[^，。]{0,6}的|[看想]来|之见|所[言说述称]|分析|观点|意思|[那这]句"
)
# What words are only spoken of, asked about or read out: 怎样看待“……”, 谈到“……”.
SPOKEN_OF = re.compile(
    r"(?:^|[，。；：])[^，。；：]{0,6}?(?:谈[到及起]|说起|提[到及起]|问[到及起]|关于|对于|至于|针对|围绕|看待|理解|评价)$"
)


def together(between: str) -> bool:
    """Whether what stands between two names only joins them: 院长、, 和省社科联."""
    return JOINED.fullmatch(between) is not None and SAYING.search(between) is None and "对" not in between


class Speakers:
    """Reads a few words of a draft for who speaks in them."""

    def __init__(self, named: Named, draft: str) -> None:
        self.named = named
        alone = persons.surnames(named.authors)
        titled = {name for _, _, name in persons.addressed(draft, alone)}
        self._short = {short: name for short, name in alone.items() if name in titled}
        if self._short:  # another of that surname may be meant
            lines = [line[:LINE] for line in draft.split("\n") if any(short in line for short in self._short)]
            others = {one.name for line in lines for one in named.people(line)} - {*alone.values()}
            taken = {name[0] for name in others if not re.fullmatch(f".{persons.TITLES}", name)}
            self._short = {short: name for short, name in self._short.items() if short not in taken}

    def of(self, text: str) -> list[Mention]:
        """The persons of a text without those who are only spoken to, or told apart, or said not to have said it."""
        kept: list[Mention] = []
        for one in self._people(text):
            before, behind = text[: one.start], text[one.end :]
            if NEGATED.search(before) or (re.search(r"[与和同跟]$", before) and UNLIKE.match(behind)):
                continue
            if UNSAID.match(behind):
                continue
            spoken_to = kept and TOWARDS.search(before) and not before.endswith(("与", "和", "同"))
            if spoken_to and not OF_HIS.match(behind) and not (ASKED.search(before) and ANSWERED.search(behind)):
                continue
            if one.name not in self.named.authors and not (
                SAYING.search(behind) or re.match(r"^[^，。]{0,6}的", behind)
            ):
                continue
            kept.append(one)
        return kept

    def is_sure(self, person: str, lead: str, after: str) -> bool:
        """Whether it is plain that the words between `lead` and `after` are given as those of a person."""
        lead, after = (persons.simplified(text).strip(MARKS) for text in (lead, after))
        ahead = [one for one in self.of(lead) if one.name == person]
        if ahead:
            between = lead[ahead[-1].end :].strip(MARKS)
            return SAYING.search(between) is not None or LEADS_UP.search(between) is not None
        clause = SENTENCE.split(after.lstrip("。，,；;、 "))[0]
        behind = [one for one in self.of(clause) if one.name == person]
        if not behind or SOURCE.search(clause):
            return True
        told = SAYING.search(clause) or re.match(r"[^，。]{0,6}的", clause[behind[0].end :])
        return told is not None and SPOKEN_OF.search(lead) is None

    def _people(self, text: str) -> list[Mention]:
        """The persons that a text names, also by surname and title: 马老师."""
        found = [one for one in self.named.people(text) if not re.fullmatch(f".{persons.TITLES}", one.name)]
        titled = [Mention("person", start, end, name) for start, end, name in persons.addressed(text, self._short)]
        apart = [one for one in titled if not any(other.start <= one.start < other.end for other in found)]
        return sorted([*found, *apart], key=lambda one: one.start) if apart else found

    def behind(self, item: Quotation, after: str, is_last: bool) -> str | None:
        """Who is named behind the quotation as its speaker; "" where it is several."""
        text = after.lstrip('”’」』"〞')
        clause = SENTENCE.split(text.lstrip("，,；、 "))[0]
        if text.startswith(("。", "！", "？")):  # another sentence; only one that speaks of these words tells
            clause = SENTENCE.split(text.lstrip("。！？"))[0]
            if not SOURCE.search(clause):
                return None
        finished = len(clause) < len(text.strip("，,；、 。！？")) or is_last
        people = self.of(clause)
        if not people:
            return None
        first = people[0]
        if len(people) > 1 and together(clause[first.end : people[1].start].strip()):
            return ""
        if REACTS.search(clause[: first.start]) or REACTS.match(clause[first.end :]):
            return None
        if SOURCE.search(clause):
            return people[-1].name
        if not finished and item.text[-1:] not in "，、":
            return None  # it leads up to the next quotation
        return first.name if first.start <= NEAR or self._tells(clause, first) else None

    def _tells(self, clause: str, first: Mention) -> bool:
        """Whether the sentence behind a closed quotation begins with who said it: “……。”某甲这样描绘……"""
        return first.start <= 2 and bool(
            re.match(r"[^，。]{0,12}(?:这样|如此|这么|的(?:话|观点|判断|建议|论断|说法)|语)", clause[first.end :])
            or SAYING.search(clause[first.end : first.end + 8])
        )

    def owner(self, after: str) -> str | None:
        """Whose the words are said to be right behind them: 是某甲的主张, whoever speaks of them."""
        clause = SENTENCE.split(after.lstrip(MARKS))[0]
        people = self._people(clause) if OWNED.match(clause) else []
        return people[0].name if people and OF_HIM.match(clause[people[0].end :]) else None

    def documents_behind(self, after: str, is_last: bool) -> list[Mention]:
        """The documents that are named behind a quotation as its source."""
        text = after.lstrip('”’」』"〞')
        clause = SENTENCE.split(text.lstrip("。，,；;、 "))[0]
        found = self.named.documents(clause)
        if not found or SOURCE.search(clause):
            return found
        rest = text.lstrip("。，,；;、 ")[len(clause) :]
        if rest.startswith(("？", "?")) or not (rest or is_last):  # it leads up to the next quotation
            return []
        before, behind = clause[: found[0].start], clause[found[0].end :]
        owned = IT_IS.fullmatch(before) and OF_IT.match(behind)
        return found[:1] if owned or (ACCORDING.fullmatch(before) and IT_SAYS.fullmatch(behind)) else []
