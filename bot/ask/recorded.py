"""What a question asks of the record: a field by its name, or a deed of publishing with who or when. Closed classes both.

Nothing may stand in such a question besides the names of fields, the words that ask, and the name of a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.ask import steps, wants
from bot.ask.deeds import AT, BY_WHOM, DEEDS, DOCUMENT, WHEN, WHO
from bot.domain import OFFICIAL
from bot.text import words
from bot.text.names import OFFICES

ENDED = "废止|废除|废[掉了]|作废|失效|停止执行|替代|取代|代替|替换"
KIND = "文件|办法|规定|条例|通知|通告|公告|决定|意见|细则"
# Names of fields, and how they are asked for without a name; each counts wherever it stands.
NOUNS = {
    "number": re.compile(
        r"(?:发文|公文|文件)(?:字号|文号|编号|号码?)|发文号|字号|文号|(?:第?几|多少|哪一?个?)号文(?![件化章字])"
    ),
    "order": re.compile(
        r"令号|第?(?:几|多少|哪一?个?)号(?:(?:省|市|县|区)?(?:人民)?政府)令|(?:是|为)?(?:[省市县区]?(?:人民)?政府的?)?(?:第几|几|多少|哪一?个?)号(?:令|公告|通告|文件)(?:[公发颁]布的?)?|(?:是|为)?第几号(?=$|[？?，,])|(?:公告|通告)号"
    ),
    "addressee": re.compile(
        r"主送(?:机关|单位|对象|部门)?|抬头|(?:发|印发|下发|写|报送|抄)给了?(?:的是)?(?:谁|哪些?|什么)(?:个|家)?(?:单位|部门|机关|地方|人)?"
    ),
    "attachment": re.compile(
        r"(?:后[面头]?|末尾|文末)?(?:[带附有]不[带附有]|有没有|[带附]没[带附])?附件(?!\s?[一二三四五六七八九十\d])(?:的?(?:名称|名字|标题|题目))?|(?:后面?|末尾|文末)?附(?:了|有|带|的是)(?:哪些|什么|几)(?:个|份)?(?:东西|材料|表格?|文件)?"
    ),
    "dated": re.compile(r"(?:成文|落款|发文|签发|署名|制发)的?(?:日期|时间)"),
    "signer": re.compile(
        rf"签[发署]人(?:是谁)?|(?:是|由)?(?:谁|哪一?[个位]?(?:副?(?:{OFFICES})|领导|人))(?:来|负责)?签[发署]的?|签[发署]的?是谁|签[发署](?=[^，。；？?]{{1,40}}的(?:{OFFICES}|领导|人)(?:是谁|叫什么))"
    ),
    "urgency": re.compile(r"紧急程度|缓急"),
    "printed": re.compile(r"(?:印发|下发|公布|发布|出台|颁布|印制)的?(?:日期|时间)"),
    "published": re.compile(r"(?:发表|刊登|刊发|见报|登报|登载)的?(?:日期|时间)"),
    "effective": re.compile(r"(?:施行|生效|实施|执行)的?(?:日期|时间)"),
    "expires": re.compile(
        r"有效期限?(?:是|有|为)?(?:多久|多长(?:时间)?|几年|多少年)?|(?:管用?|有效|执行|实施|施行|试行|适用)(?:多久|多长(?:时间)?|[几多][少年个月]+|到哪年)|(?:适用|执行|实施|施行|试行|有效|持续|延续|管|用)(?:[到至])(?=什么|何|哪|几|多|啥)|[到至](?:什么时候|何时|哪[一]?[天日年]|几[月号])(?:为?止|截止|结束)|(?:失效|到期|终止|废止)的?(?:日期|时间)|有效到"
    ),
    "adopted": re.compile(r"(?:通过|审议|批准)的?(?:日期|时间|会议|机关|情况)"),
    "basis": re.compile(
        r"(?:制定|编制|上位法|法律|政策|出台)的?依据(?:是|有|为)?(?:什么|啥|哪些)?|(?:是|都)?(?:依据|根据)(?:的|了)?(?:是|有)?(?:什么|啥|哪)[一几两三些个份部项]{0,2}(?:法律?|法规|上位法|文件|办法|规定|条例|决定)?"
    ),
    "contact": re.compile(
        r"联[系络]人|联[系络](?:方式|电话|地址)|(?:咨询|值班|举报|监督|服务|投诉|热线|受理|办公)(?:电话|热线)|电话(?=号码?|[是为]?(?:多少|几|啥|什么)|\W|$)(?:号码?)?|找谁(?:联系|对接|咨询|问)?|(?:怎么|如何)联[系络]"
    ),
    "copied": re.compile(
        r"抄[送报](?:机关|单位|部门|对象|给)?了?(?:的是)?(?:谁|哪些?|什么)?(?:个|家)?(?:机关|单位|部门|地方)?"
    ),
    "explained": re.compile(
        r"解释(?:机关|单位|部门|权(?:归|属于?|在)?)|[由归]?(?:谁|(?:哪|什么)[一几个些]{0,2}(?:机关|单位|部门))(?:来|负责|进行)?解释(?!一下|清楚)|负责解释"
    ),
    "organ": re.compile(r"(?:发文|发布|制定|印发|制发|落款|签发|颁布|公布|出台|下发|署名)的?(?:机关|单位|机构|部门)"),
    "index_number": re.compile(r"索引号"),
    "repealed": re.compile(
        r"(?:(?:哪|什么)[一些个份部]{0,2}(?:新的?)?(?:文件|办法|规定|条例|通知|决定)?(?:废止|替代|取代|代替|替换)了?(?!的?(?:哪|什么|吗|么|没|$|[？?]))"
        r"|被(?:哪|什么|谁)[一些个份部]{0,2}(?:新的?)?(?:文件|办法|规定|条例|通知|决定)?所?(?:废止|替代|取代|代替|替换)了?)"
    ),
    "repeals": re.compile(
        rf"(?:{ENDED})了?(?:的是)?(?:哪|什么|啥|几|多少|之前|以前|原来|旧)[一几些个份部]{{0,2}}(?:的)?(?:{KIND})?|[把将]?(?:原来?|以前|之前|旧|老)?的?(?:哪|什么|啥)[一几些个份部]{{0,2}}(?:原来?|以前|之前|旧|老)?的?(?:{KIND})?(?:就|也|给|被|因此|同时|跟着|一并)*(?:{ENDED}|不用)[掉了]*"
    ),
    "status": re.compile(
        r"(?:现在|目前|如今)?(?:执行|施行|适用|有效|管用|能?用)的?是?哪一?[个份部版种]|以哪一?[个份部版]为准|效力状态|时效性|有效性|效力|(?:是否|是不是|还|仍然?|现在|目前)?(?:现行)?(?:有效|管用|能用|在用|(?<!起)(?<!开始)(?:算数|作数))(?=吗|么|不|没|$|[？?，])|(?:被)?(?:废止|失效|作废)了?(?=吗|么|没有|没|$|[？?])|有没有(?:被)?(?:废止|失效|作废)"
    ),
    "amends": re.compile(
        r"(?:修订|修正|修改)了?(?:的是)?(?:哪|什么)[一些个份部几]{0,2}(?:文件|办法|规定|条例|通知|意见)(?:的)?(?:条款|内容)?"
    ),
    "amended": re.compile(
        r"(?:修订|修正|修改)的?(?:日期|时间|情况|次数)|(?:修订|修正|修改)过?了?(?:几|多少)次|(?:修订|修正|修改)过(?=吗|么|没)"
    ),
    "affiliation": re.compile(
        r"(?:在哪[一个家]{0,2})?(?:(?:工作|所在|供职|任职)?单位|部门(?=工作|上班|任职|供职))(?:工作|上班|任职|供职|就职)?|职称|职务|职位|头衔|身份|供职|任职|就职|在哪[里儿]?(?:工作|上班)|(?:哪里|哪儿)的(?=[？?]|$)|来自(?:哪|什么)"
    ),
    "author": re.compile(r"姓名|作者|撰稿人?|撰写人|执笔人?|署名"),
    "reporter": re.compile(
        r"(?:记者|通讯员)(?:[是有叫]|分别|都)*(?:谁|哪[些几]?[位个]?|什么(?:名字)?|啥)|谁(?:采写|采访|报道)的?"
    ),
    "edition": re.compile(r"(?:(?:发表|刊登|刊发|登载?)(?:在|于|的|是)?)?(?:版面|(?:第几|哪一?个?|什么)版)"),
    "source": re.compile(
        r"(?:(?:发表|刊登|刊发|登载?|来自)(?:在|于|的|是)?)?(?:哪一?[家份个]?|什么)(?:报纸|报刊|报社|报|媒体|刊物|杂志|期刊|网站|平台)|(?:发表|刊登|刊发|登载?)(?:在|于)了?(?:哪[里儿]?|什么地方)|报纸(?:名称?|名字)?|报刊名称?|来源"
    ),
    "column": re.compile(
        r"(?:哪个?|什么)(?:专栏|栏目)(?:(?:下面?|底下|里面?|名下)的?)?|(?:专栏|栏目)的?(?:名称?|名字|标题|题目|主题)?(?:是?叫?什么|是)?(?=[？?]|$)"
    ),
    "title": re.compile(
        r"(?:原(?:来|本|先|有)?的?)?(?:题目|标题)|篇名|题名|(?:文件|文章|条例|通知)名|全称|名称|名字|(?<![章节条款项点部分件编表各])叫(?:做)?(?:什么|啥)"
    ),
}
# What anything may be asked for, not only a text.
ANY_NAME = re.compile(r"名称|名字|叫(?:做)?什么|叫啥")
# Beside another field, 日期 alone is the document's, and so is the day in a clause of its own: 文号多少，哪天的.
BARE = re.compile(rf"日期|时间|(?:^|(?<=[\s,、，]))(?:又?是|都?是)?(?:{WHEN.pattern})的?(?=$|[\s,，?？])")
# 施行后废止了哪些文件: that it was done says only which text is meant.
SINCE = re.compile(
    r"(?:施行|生效|实施|执行|印发|下发|公布|发布|出台|颁布|出来)了?(?:以后|之后|后|以来|之日|时)(?=[^。？]{0,12}(?:废止|作废|失效|替代|取代|代替|替换|停止执行))"
)
HOW_MANY = re.compile(
    r"(?:多少|(?<![这那哪前后])几)(?:篇|份|部(?![分门委]))(?:文章|文件|文档|政策|材料)?|(?:多少|(?<![这那哪前后])几)(?:个|条)(?:文件|文档|文本|政策文件)|(?:多少|(?<![这那哪前后])几)(?:位|名|个)(?:作者|专家|学者|人)|篇数|文章数量|文件数量"
)
COUNTED = re.compile(r"几[个样种类座处支]")  # 那几个库分别叫什么: a thing that is counted is no text
WHICH_ALL = re.compile(
    rf"(?:有|收录了?|包括|包含|都有)?(?:哪些|哪几[篇份个部])(?:文章|文件|文档|政策文件|材料|资料|法规)|(?:有|收录了?)(?:哪些|什么|哪几个)(?:(?:[省市州县区盟]|省份|城市|地方|地区|单位|部门|机关)的)?(?=(?:{KIND}|方案|报告|文章)(?:$|[？?，]))|(?:文章|文件|文档)(?:清单|列表|目录|名单)"
)
# 最晚什么时候去登记 asks for no text.
NEWEST = re.compile(
    r"(?!最[早晚近后](?:什么时[候间]|啥时|何时|哪一?[天日年月]|几[月号点]|多久))(?:最新|最近|最晚|最后(?!一?[个大]?(?:部分|方面|板块|[章节条款项点块段句]))|最早)(?:的|一[篇份个次])*(?:发布|印发|出台|发表|公布|下发)?的?(?:一[篇份个])?(?:是)?"
)
IN_MARKS = re.compile(r"《[^《》]{1,80}》|\([^()]{1,40}\)")
DATES = frozenset({"dated", "printed", "published", "adopted", "effective"})
# Fields whose names also stand in questions about what somebody says.
SPOKEN = frozenset({"author", "affiliation", "title", "column", "source"})
WHOSE = re.compile(r"谁|哪[一几]?位|哪[个一](?:作者|专家|学者|人)|何人")
# Whoever asks what a person says does not ask for a field of the record.
SPEECH = re.compile(r"谈|说|讲|提[出到及了]|认为|主张|建议|强调|指出|看法|观点|怎么[看样办]|如何|意见是|评价")
EVERY = re.compile(r"这[些几组两三四]|各|所有|全部|每|分别|[几两三四五六]位|作者们|专家们|有哪些|都|这[期组]|本[期组]")
# What a person may be, and what asks whether somebody is it.
OFFICE = re.compile(
    rf"(?:是不是|是否|是)?(?:一[位名个])?(?<!多少)(?<!几[位名个])(?:副|助理)?(?:{OFFICES})(?=吗|么|吧|[？?]|$)"
)
BY_OFFICE = re.compile(rf"的(?:{OFFICES}|领导|人)是?(?:谁|叫什么)")  # who has signed
OFFICES_OF = re.compile(rf"(?:副|助理)?(?:{OFFICES})")
# … or whether somebody is of an organ, or works there (是不是反对办夜校 asks for an opinion); with the office that is asked for besides.
ORGAN = r"(?P<{name}>(?!哪|什么|[\u4e00-\u9fff]{{0,3}}(?:反对|支持(?!中心)|赞[成同]|主张|同意|建议|呼吁|鼓励)|[不没要想]|会(?![计展宁昌泽东理同])|能(?!源)|应(?![急用城县天]))[\u4e00-\u9fff]{{1,18}}?(?:院|所|联|会|局|厅|委|办|部|校|系|学|中心|公司|集团|处|社|馆|站|政府))"
ASKS = r"(?=吗|么|吧|[？?]|$)"
BELONGS = re.compile(
    rf"(?:是不是|是否|是)(?:在)?{ORGAN.format(name='of')}的?(?:(?:一[位名个])?(?P<office>(?:副|助理)?(?:{OFFICES}))|(?:工作)?人员?|专家)?{ASKS}"
    rf"|(?:是不是|是否|是)?在{ORGAN.format(name='at')}(?:里面?)?(?:工作|上班|任职|供职|就职){ASKS}"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Fields that are asked for, and the rest of the question. `form`: `fields`, `count`, `list`, `newest`, `person`, `whose`.

    `every`: it speaks of all texts. `claims`: what it asks a person to be, the organ and the office.
    """

    form: str
    fields: tuple[str, ...]
    rest: str
    every: bool
    claims: tuple[str, ...] = ()


def wanted(question: str) -> Wanted | None:
    """What a question asks of the record; None where it asks for nothing there. Example: 通知的文号？ -> number, rest 通知"""
    level = words.fold(question)
    speech = SPEECH.search(level) is not None
    every = EVERY.search(level) is not None
    repeal = any(NOUNS[name].search(level) for name in ("repeals", "repealed", "amends"))  # asks for no list of ours
    for form, pattern in (("newest", NEWEST), ("count", HOW_MANY), ("list", WHICH_ALL)):
        match = None if speech or repeal else pattern.search(level)
        if match and form == "list" and NOUNS["number"].search(level):  # 哪些文件有文号 asks for the numbers of all
            every, level = True, level.replace(match.group(), " ", 1)
            continue
        if match and not (form == "list" and steps.within_one(level[: match.start()])):
            return Wanted(form, (), _unasked(DEEDS["author"].sub(" ", level.replace(match.group(), " ", 1))), every)
    if (
        not speech and (every or WHOSE.search(level)) and OFFICE.search(level)
    ):  # 作者里谁是院士: whoever holds the office
        return Wanted("whose", ("author", "affiliation"), _unasked(level), every)
    if not speech and not WHOSE.search(level) and (match := BELONGS.search(level)):
        claims = tuple(filter(None, (match["of"] or match["at"], match["office"])))
        return Wanted("person", ("affiliation",), _unasked(level.replace(match.group(), " ", 1)), every, claims)
    fields, rest = _fields(SINCE.sub(" ", level))
    rest = BY_OFFICE.sub(" ", rest) if "signer" in fields else rest
    if set(fields) == {"affiliation"} and not speech and (match := OFFICE.search(rest)):
        rest, claims = rest.replace(match.group(), " ", 1), tuple(OFFICES_OF.findall(match.group()))
        return Wanted("person", fields, _unasked(rest), every, claims)
    if fields and not (speech and set(fields) & SPOKEN):
        return Wanted("fields", fields, _unasked(rest), every)
    if not fields and not speech and (match := OFFICE.search(level)):
        claims = tuple(OFFICES_OF.findall(match.group()))
        return Wanted("person", ("affiliation",), _unasked(level.replace(match.group(), " ", 1)), every, claims)
    whose = not fields and not speech and WHOSE.search(level)
    return Wanted("whose", ("author", "affiliation"), _unasked(level), every) if whose else None


def _fields(level: str) -> tuple[tuple[str, ...], str]:
    """The fields that a question asks for, by their names or by who and when; and what it says besides."""
    found: list[str] = []
    seen = IN_MARKS.sub(lambda match: "＊" * len(match.group()), level)  # a title asks for nothing
    for name, noun in NOUNS.items():
        match = noun.search(seen)
        # 附件的名称, 作者的文章标题: the one is asked for, the other tells of what.
        other = (
            name == "title"
            or (name == "column" and match and not match.group().startswith(("哪", "什么")))
            or (name == "author" and set(found) & OFFICIAL.keys())
        )
        thing = match and ANY_NAME.fullmatch(match.group()) and COUNTED.search(seen) and not DOCUMENT.search(level)
        if match and not thing and not (found and other):
            found.append(name)
            seen = noun.sub(_blank, seen)
    document, whole = DOCUMENT.search(level), seen
    for name, deed in DEEDS.items():
        for match in deed.finditer(seen) if document or name in ("published", "author") else ():
            when, who = _asks(whole, match.start())
            by = BY_WHOM.get(name) if who else None
            if by:
                found.append(by)
            if when or (who and name == "adopted"):
                found.append(AT.get(name, name))
            if when or by:
                seen = seen[: match.start()] + _blank(match) + seen[match.end() :]
    if BARE.search(seen) and set(found) & {"number", "organ"} and not set(found) & DATES:
        found.append("printed")
    if set(found) & OFFICIAL.keys():
        found = [name for name in found if name != "affiliation"]
    return tuple(dict.fromkeys(found)), "".join(a if b == "＊" else b for a, b in zip(level, seen, strict=True))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _asks(rest: str, at: int) -> tuple[bool, bool]:
    """Whether a deed at a place is asked for with when, and with who: in its own clause, or in one without a deed.

    Example: 哪个单位发的，什么时候生效 -> 发: who; 生效: when. 是哪个机关、哪天发的 -> 发: both
    """
    when = who = False
    for clause in re.finditer(r"(?:[^,;、，；\s]|(?<![一-龥])\s|\s(?![一-龥]))+", rest):
        own = clause.start() <= at < clause.end()
        further = clause.start() > at and wants.own_words(_unasked(clause.group()))  # 谁发的，什么时候登记
        if own or not (further or any(deed.search(clause.group()) for deed in DEEDS.values())):
            when, who = when or bool(WHEN.search(clause.group())), who or bool(WHO.search(clause.group()))
    return when, who


def _unasked(rest: str) -> str:
    return WHO.sub(" ", WHEN.sub(" ", wants.unlisted(rest)))
