"""Where a draft's own words turn a quotation, before it or behind it, or its cut does: 反对“……”, “……”行不通."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.check.locate import Place
from bot.check.opposites import opposed
from bot.text import facts, words

BEFORE_CUT = re.compile(
    r"(?:不得|不准|不许|不能|不可|不应|不宜|不要|不会|不是|不再|不必|不|未|没有|并非|切勿|严禁|禁止|避免|防止|杜绝|反对|拒绝|"
    r"破解|破除|打破|消除|克服|遏制|减少|降低|取消|停止)(?=[^，。；：！？]{0,14}$)"
)
# Denial, then what somebody may not, will not or does not want: 从来不认为应当, 别再, 不要急着, 无意支持.
_DENIES = r"(?:不|没有?|未曾?|别|勿|莫|并非|绝非|无意|无[须需])"
_STANCE = rf"(?:{facts.SAYS}|支持|鼓励|倡导|引导|要求|提倡|推广|赞成|同意|允许|认[可同为]|打算|准备|考虑|推[进动])"
_MAY = r"(?:再|要|应当?|该|会|能|可以?|必|得|急[于着]|忙[于着]|想|愿意?|肯|敢|去|继续|过|了|在)"
# A verb that ends or lessens what follows it.
_ENDS = "|".join(word for word in facts.NEGATIVE.pattern.split("|") if len(word) > 1 and word not in ("不是", "没有"))
TURNS = re.compile(
    rf"(?:(?:(?:并|从|从来|绝|决)?{_DENIES})(?:{_MAY}|{_STANCE}){{1,6}}[，：:]?$|(?:(?:并非|并不是|不是|并未|从未|从不|没有|未曾|未|并不|绝不|决不)|"
    rf"{_ENDS}|切勿|请勿|否[定认决]|批驳|驳斥|反驳|废止|抵制)(?:了|过|要|再){{0,4}}[，：:]?$)"
)
# Before such a word it keeps the sense: 不反对, 没有人反对, 并非没有说过; but 不得不停止 stops.
TWICE = re.compile(r"(?<!不[得能可])(?:不|并非|未|没有?|别|勿|无)(?:[要会能是应该曾再人]){0,2}$")
NEGATED = re.compile(r"不|禁|止|勿|严")
# What leads up to a list of what is forbidden: 不得有下列行为：.
DENIED_LIST = re.compile(
    r"(?:不得|严禁|禁止|不准|不允许)[^。\n]{0,24}[：:](?![^第]{0,600}第[一二三四五六七八九十百]{1,5}条)"
)
LIST_REACH = 600


# What the words are called behind the closing mark, and what may stand before the predicate.
_SUBJECT = (
    r"(?:的?(?:这一?[种个类]?|那一?[种个类]?|此[种类]?)?(?:说法|提法|观点|看法|想法|做法|主张|论断|论点|意见|建议|判断|思路)|[，,]?[这那此])?"
    r"(?:[也都就则却并均更还实]|其实|显然|根本|完全|简直|恐怕|可能|已经?){0,3}"
)
# A potential complement that denies; 等不得, 挡不住, 离不开 affirm.
_CANNOT = r"[\u4e00-\u9fff](?<![打])不通|[站立]不住脚?|[做办行干]不成|说不过去|[要使]不得"
_JUDGES = r"对|正确|合适|妥当?|可[行取信靠]|必要|道理|成立|合理|科学|现实|恰当|准确|应该|应当|属实|可能|根据|依据"
_NOT_SO = rf"(?:不|没有?|未必?|毫无|缺乏|并非|非)(?:太|很|够|怎么|什么|具有?|有)?(?:{_JUDGES})"
_WRONG = r"(?:是|属于?|纯属|实属)?(?:[^，不没未非]{0,2})(?:错误|荒[谬唐]|谬误|谬论|误[区判解]|伪命题|错)"
_MODAL = r"(?:必须|务必|亟[须需待]|有待|需要?|应当|应该|应|必|要|须|宜|该|得|可以|予以|加以|坚决|被){1,3}"
DENIED_BEHIND = re.compile(rf"^{_SUBJECT}(?P<word>{_CANNOT}|{_NOT_SO}|{_WRONG})[的了]?$")
DONE_BEHIND = re.compile(rf"^{_SUBJECT}{_MODAL}(?P<word>[\u4e00-\u9fff]{{2,6}})$")
REMOVED = re.compile(rf"(?:{facts.NEGATIVE.pattern}|破解|破除|打破|消除|克服|化解|解决|纠正|根治|整治|治理)$")
# Who rejects is judged himself, and how is not known: 反对“……”是短视的.
OPPONENTS = re.compile(r"^[”’」』\"〞]*(?:者|的(?:人|声音|意见|说法|理由|一方))")
JUDGED = re.compile(r"^(?:是|属于?|显得|未免)[^，]{1,12}的$")
AFFIRMED = re.compile(r"^是(?:完全|十分|很|非常)?(?:对|正确|必要|明智|合理|应该|应当|有道理)的$")
# A noun that makes the words a matter that is named, not a demand.
_MATTER = r"问题|现象|情况|状况|局面|难题|弊端|弊病|困境|倾向|矛盾"
MATTER = re.compile(rf"^[”’」』\"〞]*(?:的|等|这一?[种类个]?|此类)?(?:{_MATTER})")
MATTER_WITHIN = re.compile(rf"(?:{_MATTER})[。！？]?$")
WANTS = re.compile(r"(?:支持|鼓励|倡导|引导|主张|要求|提倡|推广|赞成|呼吁|建议)[要应]?[，：:]?$")
BLAMES = re.compile(r"(?:批[评判驳]|抨击|谴责|指责|斥责|诟病|警惕)(?:了|过)?[，：:]?$")
# What the texts' demands are for.
DOING = ("实施", "加快")
MARKS = '“「『"‘ '


@dataclass(frozen=True, slots=True)
class Turn:
    """The word of a draft that turns a quotation, before it or `behind` it."""

    word: str
    behind: bool


def turn_of(lead: str, place: Place, after: str) -> Turn | None:
    """What in the words around a quotation turns it. Example: ”行不通 -> 行不通, behind"""
    if (word := turned_by(lead, place, after)) is not None:
        return Turn(word, behind=False)
    word = turned_behind(lead, place, after)
    return Turn(word, behind=True) if word is not None else None


def behind(after: str) -> str:
    """The clause behind a quotation without the closing mark. Example: ”是错误的，他说 -> 是错误的"""
    text = after.lstrip('”’」』"〞 ').split("\n")[0]
    first = text[:1]  # a comma may lead up to 这
    return (first + facts.CLAUSE.split(text[1:], maxsplit=1)[0]).strip() if first not in tuple("。；：！？") else ""


def _clause_before(place: Place) -> str:
    return re.split(r"[，。；：！？\n]", place.essay.text[max(0, place.start - 20) : place.start])[-1]


def _names_a_matter(lead: str, place: Place, after: str) -> bool:
    """Whether the draft only names what the words tell of: “……”问题, “……的现象”."""
    named = MATTER.match(after) or MATTER_WITHIN.search(place.text)
    return named is not None and WANTS.search(lead.rstrip(MARKS)) is None


def _masked(text: str) -> str:
    return facts.LEXICAL.sub(lambda found: "＿" * len(found.group()), text)


def _done(after: str) -> str | None:
    """What is to be done about the words, by the clause behind them. Example: ”必须坚决避免 -> 避免"""
    match = DONE_BEHIND.match(behind(after))
    if match is None:
        return None
    removed = REMOVED.search(_masked(match["word"]))
    if removed is None:
        return match["word"]
    return removed.group() if _odd(match["word"]) else None


def _odd(text: str) -> bool:
    """Whether a text denies and does not deny the denial: 不可忽视 affirms."""
    return len(facts.NEGATIVE.findall(_masked(text))) < 2


def turned_behind(lead: str, place: Place, after: str) -> str | None:
    """The word behind a quotation that turns it; None: there is none, or the draft or the source turns it already."""
    if _names_a_matter(lead, place, after):
        return None
    said = TURNS.search(_masked(lead.rstrip(MARKS)))
    if said and not TWICE.search(lead[: said.start()]):
        return None
    before = _clause_before(place)
    if match := DENIED_BEHIND.match(behind(after)):
        return None if BEFORE_CUT.search(before) else match["word"]
    done = _done(after)
    if done is None:
        return None
    verbs = [word for word, tag in words.tagged(before) if tag.startswith("v")]
    if verbs and before.endswith(verbs[-1]) and opposed(done[-2:], verbs[-1]):
        return done
    return None if BEFORE_CUT.search(before) or not facts.NEGATIVE.search(_masked(done)) else done


def turns_by_cutting(place: Place, lead: str, after: str = "") -> str | None:
    """The word before the quoted words that turns their sense, where the draft has left it out and says it nowhere."""
    text = place.essay.text
    before = _clause_before(place)
    if place.start and text[place.start - 1 : place.start] in "“‘「":
        return None  # the author's own quotation, whole
    match = BEFORE_CUT.search(_masked(before))
    if match is None or re.search(r"[、与和及]", before[match.end() :]) or _names_a_matter(lead, place, after):
        return None
    done = _done(after)
    if DENIED_BEHIND.match(behind(after)) or (done and REMOVED.search(done)) or BLAMES.search(lead.rstrip(MARKS)):
        return None
    return None if facts.NEGATIVE.search(lead) or BEFORE_CUT.search(lead + "\u200b") else match.group()


def turned_by(lead: str, place: Place, after: str = "") -> str | None:
    """The word before a quotation that turns it; None: there is none, or the source or the words behind turn it too."""
    lead = lead.rstrip(MARKS)
    match = TURNS.search(_masked(lead)) or _delays(lead)
    if match is None or TWICE.search(lead[: match.start()]) or _is_part_of_a_word(lead, match):
        return None
    rest = behind(after)
    if OPPONENTS.match(after) and not facts.CLAUSE.split(lead[: match.start()])[-1].strip():
        return None
    if DENIED_BEHIND.match(rest) or (JUDGED.match(rest) and not AFFIRMED.match(rest)):
        return None
    text, before = place.essay.text, _clause_before(place)
    listed = text[max(0, place.start - LIST_REACH) : place.start]
    if (
        facts.NEGATIVE.search(_masked(before))
        or BEFORE_CUT.search(before)
        or (DENIED_LIST.search(listed) and NEGATED.search(match.group()))
    ):
        return None
    return lead[slice(*match.span())].rstrip("，：: ")


def _delays(lead: str) -> re.Match[str] | None:
    """The verb right before a quotation that is listed as set against doing what it says: 暂缓, 推迟, 取消."""
    verb = next((word for word, _ in words.tagged(lead)[-1:]), "")
    turns = len(verb) > 1 and any(opposed(verb, doing) for doing in DOING)
    return re.search(f"{re.escape(verb)}$", lead) if turns else None


def _is_part_of_a_word(lead: str, match: re.Match[str]) -> bool:
    """Whether the denial is none: 别 in 特别强调, 不得 in 丢不得."""
    at = 0
    for word, tag in words.tagged(lead):
        if at < match.start() < at + len(word):
            return True
        at += len(word)
        if at == match.start() and match.group().startswith("不得") and tag == "v" and len(word) == 1:
            return True
    return False
