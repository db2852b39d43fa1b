"""What kind of thing a question asks for, and whether a sentence gives one beside what the question is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from bot.ask import yesno
from bot.text import keys, names, words
from bot.text.counted_names import NUMERAL
from bot.text.names import OFFICES, SURNAMES
from bot.text.numbers import PLAN, amounts

MEASURE = "个家所项条名位件种座支批次人只艘台分亩户岁倍克吨米节门本份场期轮届层栋套辆架张间处片头株棵册宗枚"
# What a time is counted in, besides the words of one character.
PERIOD = "个月|个?工作日|个?小时|分钟|个?季度|个?学期|周年|日内"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer: how it is asked for, what gives it, and its name for the reader."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]


def _kind(name: str, asked: str, given: str) -> Kind:
    return Kind(name, re.compile(asked), re.compile(given))


# The first that fits counts: the narrower stand before the wider. Of a number that only has to be there, the last digit is
# enough: a pattern that begins anew at each digit of a long row reads the rest of the row each time.
KINDS = (
    _kind(
        "具体比例",
        r"百分之(?:几|多少)|百分比|多大(?:的?比例|比重|份额)|(?:比例|占比|强度|增速|增幅|增长率|税率|利率|贡献率|覆盖率|转化率)(?:是|为|有|达到?|提高到?|要|目标|的?具体)*.{0,4}(?:多少|多高|几)|几个百分点|几成",
        rf"\d\.*+\s*+[%‰]|[（(][%‰][）)]|百分之|个百分点|[{NUMERAL}]成",
    ),
    _kind(
        "具体金额",
        r"多少(?:钱|额度|资金|经费|元|[万亿]元|补贴|补助|奖励|奖金|资助|津贴|工资|贷款)|(?:资金|投资|投入|基金|预算|经费|补贴|补助|奖励|资助).{0,8}(?:多少|多大|几[万亿])|金额|预算是|(?:花|拨|奖|补|发|投|贴|罚|赔)(?:了|给)?(?:多少(?!个?[月年天周人户次家])|几[百千万亿])",
        rf"[\d{NUMERAL}][.,，]*+\s*+[万亿]*+\s*+元|\d\s*+[万亿](?![\u4e00-\u9fff])|免费|无偿|不[得再予另]?(?:收费|收取|补助|补贴|奖励)",
    ),
    _kind(
        "具体时间",
        r"(?:哪一?年|何年|哪个月|几月|几号|哪一?天|何时|什么时候|什么时间|啥时候)(?:开始)?|多久|多长时间|时间表|截止|期限|起始时间|时间节点|第几年|when\b",
        rf"\d{{2,4}}\s*年|\d\s*+(?:{PERIOD}|[月日天周时]|点(?=[前后半钟至到]|\d))|[{NUMERAL}](?:年|天|周(?!岁)|日(?!报|常|益|程|夜)|{PERIOD})(?![轻级])|[{NUMERAL}]月(?:[{NUMERAL}]{{1,3}}[日号]|[上中下]旬|[初底末])|每个?(?:[年月周日天]|季度|学期|星期)|年底|年末|年初|结束[后後]|之日起|即日起|{PLAN}",
    ),
    _kind(
        "人名",
        rf"(?:{OFFICES}).{{0,6}}(?:是谁|叫什么|姓什么|名字|哪位|何人)|谁(?:担任|出任)|谁是.{{0,12}}(?:{OFFICES})|哪[几些一]?位(?!专家|学者|老师|研究员)(?:{OFFICES})|叫什么名字|姓名",
        rf"(?:{OFFICES})[：:\s]{{0,9}}[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[，。、（(\s]|$|[担兼]?任|为|等|同志)|(?<![\u4e00-\u9fff])[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志|{OFFICES})|(?:{OFFICES})[\u4e00-\u9fff]{{2,3}}(?:到|在|主持|出席|带队|强调|指出|表示|调研)",
    ),
    _kind("网址", r"(?:网上|线上|网站).{0,6}(?:地址|网址)", r"https?:|www\.|\.(?:cn|com|net)"),
    _kind(
        "具体地点",
        r"(?<![难差好强弱重卡错新特别点])(?<![体表]现)在哪(?:里|儿|个地方)?(?=建|设|办|举|召|开|落|[？?]|$)|(?<!如)何处|哪个(?:城市|市|县|区|园区|省|(?<!现在哪个)地方)(?!的?(?:政府)?(?:工作)?(?:报告|文件|文章|材料|通知))|哪[些几](?:个|座)?(?:城市|市县?|县区?|设区市|地市|国家|(?<!现在哪些)地方)|哪些[省市县]|(?<!现在)什么地方|地址(?=是|在|[？?]|$)|办公地点|地点(?=是|在|[？?]|$)|位于哪|设在哪|落户哪|在[哪几]些?[省市县]|where\b",
        r"长三角|粤港澳大湾区|长江经济带|京津冀",
    ),
    _kind(
        "联系方式",
        r"电话(?=是|号|多少|[？?]|$)|网址|邮箱|联系方式|咨询热线|服务热线|微信号|官网|在哪.{0,4}报名",
        r"\d{5,}|\d{3,4}-\d{4,8}|https?:|www\.|@",
    ),
    _kind(
        "具体数量",
        rf"多少(?:[{MEASURE}]|多|(?=[\u4e00-\u9fff]{{0,6}}(?:企业|机构|平台|人才|专家|院士|高校|项目|成果|专利)))|(?:有|共|了|过|设|建|每年.{{0,4}})几[{MEASURE}]|(?<!哪)几[{MEASURE}](?=[？?]|$)|数量是|总数|人数|排名?第几|第几名",
        rf"(?<![\d{NUMERAL}])[\d{NUMERAL}]++\s*+(?:余|多)?\s*+[万亿]?\s*+周?[{MEASURE}]|[（(][{MEASURE}](?=[）)])|第[\d{NUMERAL}]+[名位]",
    ),
    _kind(
        "主管部门",
        r"哪个(?:部门|单位|机构|厅局?)|什么部门|归(?:谁|哪.{0,3})管|(?:主管|牵头)(?:部门|单位)(?=是|为|[？?]|$)|由谁(?:负责|审批|主管|建设|承建|运营|管理|牵头)",
        r"[\u4e00-\u9fff](?:(?<![关个各等])部门|厅|(?<![格布结大全当])局(?![面势部限])|委员会|办公室|机关)|由[^，。]{2,12}(?:负责|牵头|审批|主管)|(?:企业|高校|院所|机构|政府)[^，。]{0,3}(?:牵头|负责|建设)",
    ),
    _kind("高校名单", r"哪[些几](?:所|个)?(?:高校|大学|院校)", r"[\u4e00-\u9fff]{2,6}(?<!所)(?:大学|学院)"),
    _kind(
        "企业名单",
        r"哪[些几](?:一?[家个])?(?:具体的?)?(?:企业|公司|厂)(?!.{0,6}(?:责任|义务|作用))(?=入选|参与|参加|被|获|得到|是|名单|[？?]|$)|(?:企业|公司)名单(?=有|是|包|[？?]|$)|哪家(?:企业|公司)",
        r"有限公司|集团|股份|公司(?!化)",
    ),
    _kind("具体数字", r"多少\W*$", rf"(?:\d|[{NUMERAL}])\s*+(?:[万亿%‰倍成元斤吨度]|[{MEASURE}])|百分之"),
)
# Of such a text has one or two, wherever they stand; who says that it has none looks through all of it.
ANYWHERE = ("网址", "联系方式")
# What a table may give in bare figures.
IN_FIGURES = ("具体比例", "具体金额", "具体数量", "具体数字")
PLACE = "具体地点"
ONE_PLACE = re.compile(r"哪个[市县区]|哪座城|办公|地址|地点")
# Details of procedure: where a question asks for one by name, a section that lacks the name does not tell it. How
# something goes (流程, 步骤) is told without that name.
DETAILS = re.compile(
    r"认定标准|评分标准|评分|分值|申报|申请|报名|名单|目录|细则|公式|考证|审批|门槛|资格|编制|网址|电话|会议记录|记录"
)
OFFICE = re.compile(OFFICES)
# A rank is asked for and given: 居全国第几, 前8位.
RANKED = re.compile("第几(?![条章节款项部编件])|排名?第?(?:几|多少)")
RANK = re.compile(rf"[第前][{NUMERAL}]{{1,3}}[位名]|之首|首位|榜首|第[{NUMERAL}]{{1,3}}(?=[，。；、])")
COUNTED = re.compile(rf"(?:多少|几)(?P<measure>[{MEASURE}])(?P<noun>[\u4e00-\u9fff]{{0,6}})")
# Of such a text may name each, and have no number.
POINTS = re.compile(r"几(?:[条点项种类步]|个(?!月|小时|工作日|百分点))")
# What is made is counted by a number alone: 要建几个中心; not 分几个方面.
MADE = re.compile(
    r"(?:建成?|设立?|打造|布局|培育|引进|招引|开办|支持|扶持|奖励|评[选出]?|认定)了?(?:多少|几)个(?!方面|部分|环节)"
)
# So near to it must stand the words that ask for it.
NEAR = 4
ASKING = re.compile(r"怎|如何|哪|何处|何时|什么|谁")
ASKED_BEHIND = re.compile(r"[^，。？]{0,4}?(?:是|有哪|有什么|有多|为|怎|如何|什么|哪|多少|几|谁)")


def wanted(question: str) -> Kind | None:
    """The kind of thing that a question asks for; None where any sentence on the subject may answer.

    Example: "2030启航计划投入多少钱？" -> 具体金额
    """
    folded = words.fold(question)
    kind = next((kind for kind in KINDS if kind.asked.search(folded)), None)
    return None if kind and _gives_it(kind, folded) else kind


def office(question: str) -> str | None:
    """The office whose holder is asked for by name. Example: 省长是谁 -> 省长; 谁谈到了省长 -> None"""
    kind = wanted(question)
    found = OFFICE.search(words.fold(question)) if kind is not None and kind.name == "人名" else None
    return found.group() if found else None


def counts_points(kind: Kind, question: str) -> bool:
    """Whether a number is asked for of what a text may count by its points. Example: 有几条路径 -> True; 几家企业 -> False"""
    level = words.fold(question)
    return kind.name == "具体数量" and POINTS.search(level) is not None and not MADE.search(level)


def detailed(question: str) -> bool:
    """Whether a detail is asked for that no outline tells: an amount, a time, a name. Example: 什么时候出台的 -> True; 有几条路径 -> False"""
    kind = wanted(question)
    return kind is not None and not counts_points(kind, question)


def _gives_it(kind: Kind, question: str) -> bool:
    """Whether a question has itself what it seems to ask for, and asks whether it is so. Example: 电话是88880000吗"""
    return yesno.asks(question) and bool(kind.given.search(question) or amounts(question))


def gives(kind: Kind, text: str, question: str, home: Set[str] = frozenset()) -> bool:
    """Whether a text holds such a thing that is not merely a word of the question.

    `home`: the places that all texts are about, which tell nobody where. A number must count what is asked for: "多少名院士" is not told by "22个省".
    """
    asked, rest = words.fold(question), words.fold(text)
    if kind.name == PLACE:
        regions = [] if ONE_PLACE.search(asked) else kind.given.findall(rest)
        return bool(regions or names.places(rest) - names.places(asked) - home)
    for known in sorted(_numbers(asked), key=len, reverse=True):
        rest = rest.replace(known, " ")
    found = [match.group() for match in kind.given.finditer(rest) if _of_rank(kind, match, asked)]
    if kind.name == "具体数量" and RANKED.search(asked) and RANK.search(rest):
        return True
    if kind.name == "具体数量":
        counted = [
            ("", f"{measure}{noun}"[:2]) if _is_word(f"{measure}{noun}"[:2]) else (measure, noun)
            for measure, noun in re.findall(rf"(?:多少|几)([{MEASURE}]?)([\u4e00-\u9fff]{{0,2}})", asked)
        ]
        return any(
            (any(match.endswith(measure) for match in found) or _great(rest, asked) or _none(rest, measure))
            if measure
            else len(noun) == 2 and _counts(rest, noun)
            for measure, noun in counted
        )
    return bool(found)


def keeps_counted(question: str, other: str) -> bool:
    """Whether another wording still counts what a question counts. Example: 书屋有几个管理员, 书屋有几个 -> False"""
    match = COUNTED.search(words.fold(question))
    noun = keys.bigrams(match["noun"]) if match else []
    return not noun or _has_any(noun, other)


def may_count(question: str, table: str) -> bool:
    """Whether the words of a table may tell the number that is asked for: they have what it is counted in, or of what it is.

    Example: 多少套住房, of a table of rents -> False; 几个管理员, of one of rooms -> False
    """
    match = COUNTED.search(words.fold(question))
    if match is None:
        return True
    noun = keys.bigrams(match["noun"])
    told = not noun if match["measure"] in "个项种" else match["measure"] in table  # the former count anything
    return told or _has_any(noun, table)


def _has_any(pairs: Iterable[str], text: str) -> bool:
    """Whether a text has any of these pairs of characters."""
    return not set(pairs).isdisjoint(keys.bigrams(words.fold(text)))


def _of_rank(kind: Kind, given: re.Match[str], question: str) -> bool:
    """Whether who is named has the office that is asked for: 副区长 is no 区长, nor the other way."""
    office = OFFICE.search(question) if kind.name == "人名" else None
    if office is None or office.group() not in given.group():
        return True
    at = given.start() + given.group().find(office.group())
    return (given.string[at - 1 : at] == "副") == (question[office.start() - 1 : office.start()] == "副")


def _great(text: str, question: str) -> bool:
    """Whether a text says without a measure word how many there are of a thing asked about. Example: 六大未来产业"""
    return any(noun in question for noun in re.findall(rf"[{NUMERAL}]大([\u4e00-\u9fff]{{2}})", text))


def _none(text: str, measure: str) -> bool:
    """Whether a text denies what is counted. Example: 扣几分, 罚款100元,不记分 -> True"""
    return (
        measure not in "个项种"
        and re.search(rf"不[\u4e00-\u9fff]{{0,2}}{measure}(?![\u4e00-\u9fff])", text) is not None
    )


def _counts(text: str, noun: str) -> bool:
    """Whether a number stands right before a noun, or soon behind it. Example: 突破1.1万公里, 公里 -> True; 个体工商户18.7万户, 个体 -> True"""
    before = (text[at - 1] for at in range(1, len(text)) if text.startswith(noun, at))
    behind = re.search(rf"{re.escape(noun)}[\u4e00-\u9fff]{{0,6}}\d", text) is not None
    return behind or any(char.isdigit() or char in f"{NUMERAL}万亿" for char in before)


def _is_word(said: str) -> bool:
    """Whether what begins as a measure is a word of its own. Example: 个体, 项目 -> True; 个县 -> False"""
    return len(said) == 2 and words.frequency(said) > 0 and [tag[0] for _, tag in words.tagged(said)] == ["n"]


def detail(question: str, texts: Iterable[str]) -> str | None:
    """The detail of procedure that a question names and none of the texts does. Example: 申报, 认定标准, 目录"""
    told, folded = "".join(texts), words.fold(question)
    asked = (match for match in DETAILS.finditer(folded) if _is_asked(folded, match))
    return next((match.group() for match in asked if match.group() not in told), None)


def _is_asked(question: str, detail: re.Match[str]) -> bool:
    """Whether a detail is what is asked for, not a word of what is told: 怎么申请, 申报条件有哪些; not 申请贷款的企业可以…"""
    before, after = question[max(0, detail.start() - NEAR) : detail.start()], question[detail.end() :]
    return bool(ASKING.search(before) or ASKED_BEHIND.match(after) or len(re.sub(r"\W", "", after)) <= NEAR)


def _numbers(text: str) -> Collection[str]:
    return set(re.findall(r"\d+(?:\s*[年月日])?", text))
