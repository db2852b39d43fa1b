"""What a sentence asserts that a paraphrase may not change: names, quoted words, direction, force.

Everything is compared folded (width, 繁→简, one style of quotation mark), so 「22」 equals ２２ and “ equals 「.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.text import names, words
from bot.text.numbers import PLAN
from bot.text.places import provinces

Pairs = dict[str, frozenset[bool]]

QUOTED = re.compile(r'"([^"]+)"')
TITLED = re.compile(r"《([^》]{1,200})》")
PLANS = re.compile(rf"{PLAN}|二十大|[二三四]中全会")
SAYS = "认为|指出|提出|强调|主张|建议|表示|说|谈到|呼吁|提到|写道|称|看来"
SPEAKER = re.compile(
    rf"(?:^|[，。；：、（(\s]|据|由|专家|作者|学者|按照|根据)([{names.SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?:{names.OFFICES}|同志)?(?:在[^，。]{{1,30}}?中?)?(?:还|也|则|又|均|都|进一步|明确)?(?:{SAYS})"
)
# A body or a scheme: what stands before these endings is its name.
BODY = re.compile(
    r"([\u4e00-\u9fff\w]{2})(研究院|科学院|工程院|社科院|社科联|研究所|委员会|大学|学院|集团|公司|银行|基金会|协会|学会|联合会|"
    r"实验室|工作站|财政[部厅]|科技[部厅]|教育[部厅]|工信[部厅]|国务院|发改委|省政府|省委|市政府)"
)
SCHEME = re.compile(
    r"([\u4e00-\u9fff\w]{2})(计划|行动|工程|专项|子基金|产业园|示范区|条例|纲要|中心|专家库|系统|一张网)"
)
# These make a scheme of no name: 实施工程, 咨询中心 are words, not names.
# Somebody before a colon, and the nobodies of examples.
BEFORE_COLON = re.compile(rf"^([{names.SURNAMES}][\u4e00-\u9fff]{{1,2}})(?:{names.OFFICES}|同志)?[：:]")
NOBODY = re.compile(r"某[甲乙丙丁某]|张三|李四|王五")
ASKING = re.compile(r"什么|哪[些里个几位种一]|多少|怎么|怎样|为何|是否|能否|吗$|呢$")
PROVINCIAL = "省级"
LEVELS = (
    ("国家级", "国家级|国家"),
    (PROVINCIAL, "省级|全省|我省|省部?"),
    ("市级", "市级?|地方"),
    ("县级", "县级?"),
    ("世界级", "世界|全球|国际"),
    ("世界", "世界|全球|国际"),
    ("全球", "世界|全球|国际"),
    ("国际", "世界|全球|国际"),
    ("全国", "全国|国家"),
)
# Words that make a statement stronger than its source unless the source has one of the same kind.
FORCE = (
    r"全部|所有|一切|任何|每[一个家项]|一律|全体|全面",
    r"唯一|只有|仅仅?|只(?!要)|单靠|专门",
    r"完全|彻底|绝对|必然|必将|一定(?:会|能|要)|势必",
    r"首个|首次|率先|第一个|首创|最早|领先",
    r"最[大高好强优重多先佳]|顶尖|一流",
    r"大幅|显著|明显|大大|翻[番倍]|成倍|快速增长|数倍|居[全首]",
    r"必须|务必|强制|硬性|一律|不得不|应当|必需|须(?=[^知])",
    r"可以|允许|准许|可自主|自愿|酌情|可(?=[自由选以])",
    r"已经|已(?=[\u4e00-\u9fff])|早已|业已|建成|完成了?|取得了|实现了|成立了|设立了|建立了|了(?=[，。一]|$)|率先|以来",
)
# A source that obliges by another word: 要, 应, 须, 纳入, 严格.
OBLIGES = re.compile(r"必须|务必|应(?![用急对变])|须|需要|要(?![求素件点])|不得|禁止|强制|一律|倒逼|刚性")
ENCOURAGES = re.compile(r"支持|鼓励|倡导|引导")
LEXICAL = re.compile(
    r"不断|不仅|不但|不同|不少|不只|不光|不论|不管|不久|不错|不足|不妨|不愧|不由|不禁|不过|不一样|带不走|差不多|必不可少|不可或缺|"
    r"不懈|未来|无论|没错|解决方案|防风险|减排|降本|无人|无形|无偿|非常|除非|尽职免责"
)
# After one of these, and up to the end of the clause, what is named is denied, lessened or warned of.
NEGATIVE = re.compile(
    r"不得|不准|不许|不能|不可|不应|不宜|不要|不会|不是|不再|不必|不|未曾|尚未|并未|未|没有|没|并非|切勿|勿|无需|无须|毫无|严禁|禁止|"
    r"限制|约束|取消|停止|暂停|撤销|废除|叫停|放弃|阻止|阻碍|反对|拒绝|排除|排斥|削减|削弱|弱化|淡化|压缩|压减|缩小|缩减|收缩|收紧|"
    r"降低|下降|减少|减轻|放缓|放松|避免|防止|杜绝|遏制|抑制|严控|控制|减小|摆脱|忽视|轻视|回避|远离|脱离"
)
SCOPE = 14
DENIAL = re.compile(r"不(?!一样)|未|没有?|并非|切勿|勿|无需|无须|严禁|禁止")
# Of what a claim names with the other sign, so many pairs of characters must be for it to turn the sense.
TURNED_MIN = 2
CLAUSE = re.compile(r"[，。；：！？,;:!?]")


def quoted(text: str) -> list[str]:
    """The quoted words, folded. Example: 探索“四库系统” -> [四库系统]"""
    return QUOTED.findall(words.fold(text))


def bare(text: str) -> str:
    """Folded, without quotation marks, book-title marks and white space: what substrings are looked for in."""
    return re.sub(r"[\"'《》〈〉\s]", "", words.fold(text))


def speakers(text: str) -> list[str]:
    """Who is said to speak, by name. Example: 邓超教授认为，…… -> [邓超]"""
    folded = words.fold(text)
    found = [*SPEAKER.findall(folded), *BEFORE_COLON.findall(folded)]
    known = [
        name for name in dict.fromkeys(found) if words.frequency(name) <= names.COMMON and not re.search(SAYS, name)
    ]
    return [*known, *NOBODY.findall(folded)]


def asks(text: str, source: str) -> bool:
    """Whether a sentence asks instead of stating."""
    plain = bare(text).rstrip("。.；")
    return plain.endswith(("？", "?")) or any(word not in source for word in ASKING.findall(plain))


def named(text: str) -> Iterator[str]:
    """Bodies, schemes, titles, five-year plans and places of a sentence, each as it must stand in its source."""
    plain = bare(text)
    for pattern in (BODY, SCHEME):
        for match in pattern.finditer(plain):
            yield match.group()
    yield from TITLED.findall(words.fold(text))
    yield from PLANS.findall(plain)
    yield from names.places(text)


def stronger(claim: str, source: str) -> str | None:
    """A word by which a claim says more than its source: all, only, must, may, already, a higher level."""
    said, given = bare(claim), bare(source)
    for word, same in LEVELS:
        if word in said and not re.search(same, given) and not (word == PROVINCIAL and _a_province(source)):
            return word
    for pattern in FORCE:
        if (match := re.search(pattern, said)) and not re.search(pattern, given):
            if match.group() in ("应当", "须", "必须") and OBLIGES.search(given):
                continue
            if match.group() == "可以" and ENCOURAGES.search(given):
                continue
            return match.group()
    return None


def _a_province(text: str) -> bool:
    return not provinces().isdisjoint(names.places(text))


def signed(text: str, both_before: bool = False) -> Pairs:
    """What a text affirms and what it denies, told for each pair of neighbouring characters.

    True: affirmed; False: it stands shortly after a word that denies, such as 不 or 避免; both, where it does both.
    `both_before`: what stands before such a word in its clause counts as both, as 问题 in 问题得到避免.
    Example: 不得收费，可以贷款 -> {收费: {False}, 可以: {True}, 以贷: {True}, 贷款: {True}}
    """
    found: dict[str, set[bool]] = {}
    for clause in CLAUSE.split(LEXICAL.sub(lambda match: "＿" * len(match.group()), bare(text))):
        operators = list(NEGATIVE.finditer(clause))
        for at in range(len(clause) - 1):
            pair = clause[at : at + 2]
            if not (words.HAN.match(pair[0]) and words.HAN.match(pair[1])):
                continue
            if any(match.start() < at + 2 and at < match.end() for match in operators):
                continue  # the operator itself, and pairs that touch it
            under = any(match.end() <= at < match.end() + SCOPE for match in operators)
            before = both_before and any(at < match.start() for match in operators)
            found.setdefault(pair, set()).update({True, False} if before else {not under})
    return {pair: frozenset(signs) for pair, signs in found.items()}


def turned(claim: str, source: str) -> bool:
    """Whether a claim affirms what its source denies or warns of, or the other way about."""
    given = signed(source)
    differing = [
        pair for pair, signs in signed(claim, both_before=True).items() if pair in given and not signs & given[pair]
    ]
    return len(differing) >= TURNED_MIN


def denies(text: str) -> bool:
    """Whether a sentence says that something is not so, or must not be."""
    return DENIAL.search(LEXICAL.sub("", bare(text))) is not None
