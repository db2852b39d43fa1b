"""Names in a question that an answer must not mix up: places, years, persons."""

from __future__ import annotations

import re

from bot.domain import Essay
from bot.text import vocabulary, words
from bot.text.places import of_file, of_report, places

__all__ = ["of_essay", "persons", "places", "whose", "years"]

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|\s|[、，,~～—-]|版|$)|(?:19|20)\d\d(?=年)")
DIGITS = "〇一二三四五六七八九"
# Two other characters that are written for 〇.
ZEROS = ("零" + DIGITS[1:], "○" + DIGITS[1:])
SPELT_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年)")
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马苗方俞任袁柳史唐薛雷贺罗郝安常于傅齐康余顾孟黄"
    "萧尹姚邵汪毛米戴宋熊纪舒项董梁杜贾江郭林钟徐邱高夏蔡田胡万管卢丁邓石崔龚程陆翁段侯武刘龙叶白屠袁牛潘莫倪蓝厉"
    "谭廖侯汤黎乔赖樊殷韦聂岳祁阎骆柏邢翟耿詹裴覃阮霍肖闫鲍柯甄靳戚闵娄臧庄穆岑滕邬芮邝冉佟晏窦鄢敖栾匡湛桂喻"
)
# Those of the Hundred Family Surnames and of today's four hundred commonest that begin other words as well (应急, 文件, 成果):
# where they stand for a person, what stands about them says so.
RARER = (
    "洪施闻温游辛尚祝庞甘季涂卓凌焦左包符颜梅谷盛童狄简饶麦兰费缪蒲巩冷隋丛谌景宫栗苟屈申易欧池沙桑储谈柴房路文关单时应原边解成向车燕荆仇牟卞章曾水云"
    "奚郎凤花酆廉毕皮伍元卜平和贝明计伏茅强危刁干宗贲诸吉钮嵇荣荀羊於惠曲家封松井富巫巴弓牧隗山仰秋仲伊宁暴戎祖束幸司韶郜蓟薄印宿怀邰从索咸籍蔺阴胥能"
    "苍双莘党贡劳姬扶堵宰郦雍濮寿通扈冀浦农别瞿充茹习宦艾鱼容古慎戈庾终居衡步都满弘国寇广阙东殳沃利越师勾融訾那空鞠须丰巢红权益付代佘仉亓邸肇练海么底"
    "信佛才衣鹿战相斯商墨年爱阳冼揭佴种"
)
OFFICES = "院长|主任|书记|[省市州县区旗乡镇]长(?![期远效线])|所长|部长|厅长|局长|院士|教授|研究员|会长|理事长|董事长|总经理|总理|负责人|先生|女士|老师|博士|专家|学者"


def years(text: str) -> frozenset[str]:
    """The years that a text names, in digits. Example: "2027年的目标", "二〇二七年的目标" -> {2027}"""
    spelt = (
        "".join(str(DIGITS.find(char) if char in DIGITS else 0) for char in found) for found in SPELT_YEAR.findall(text)
    )
    return frozenset([*YEAR.findall(words.fold(text)), *spelt])


def says_year(text: str, year: str) -> bool:
    """Whether a text holds a year, in digits or in 汉字."""
    return year in text or any("".join(digits[int(digit)] for digit in year) in text for digits in (DIGITS, *ZEROS))


def whose(essay: Essay) -> str | None:
    """Who proposes what an essay proposes: its author, or the place that its title or its file names."""
    return essay.author or next(iter(sorted(places(essay.name) or of_file(essay.essay_id))), None)


@vocabulary.remembered(4096)
def of_essay(essay: Essay) -> frozenset[str]:
    """The places that a text is of: those of its title, or of what its file is called, or the one that a report tells of."""
    return places(essay.name) or of_file(essay.essay_id) or of_report(essay.name, essay.text)


SPOKEN = re.compile(
    rf"(?:^|[，。、？?！!\s]|请问|按照|根据|据|关于)([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?:{OFFICES}|同志)?(?:在(?:文章|文中|专栏|这组文章|报纸|讲话|书)(?:里|中|上)?)?"
    r"(?:是?(?:怎么|怎样|如何|为什么|为何|什么时候|有没有|还|也|又|就)?(?:看待?|认为|觉得|主张|提出|提到|建议|说|谈|讲|强调|指出|解释|评价|论述|分析|回应|表示)|的(?:观点|看法|主张|建议|意见|文章|论述|说法)|对.{2,20}(?:怎么|有何|有什么|持|的(?:看法|观点|建议)))"
)
TITLED = re.compile(
    rf"(?:^|[，。、？?！!\s]|请问)([{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?:{OFFICES})(?!研究院|工作站|们)"
)

BEHIND_TITLE = re.compile(
    rf"(?:{OFFICES})([\u4e00-\u9fff]{{2,3}}?)(?:怎么|怎样|如何|为什么|认为|主张|提出|建议|说|谈|讲|强调|指出|的(?:观点|看法|主张))"
)
# A word that general Chinese uses more often than this (方案, 高校) is no person's name; 李强 has 159, 王明 368.
COMMON = 500
# No name has a particle in it: 提的 of 院士提的建议.
PARTICLES = re.compile("[的了着们]")


def persons(question: str) -> list[str]:
    """What stands in a question as a speaker's name; whether such a person exists is for the texts to say.

    Example: "王明教授怎么看双融合？" -> ["王明"]
    """
    folded = words.fold(question)
    found = [*SPOKEN.findall(folded), *TITLED.findall(folded), *BEHIND_TITLE.findall(folded)]
    found = [_with_office(name, folded) for name in found]
    return [
        name
        for name in dict.fromkeys(found)
        if words.frequency(name) <= COMMON and not places(name) and not PARTICLES.search(name) and not _leads_on(name)
    ]


def _with_office(name: str, question: str) -> str:
    """A surname with the whole office of a deputy; any other name as it is. Example: 王副, of 王副局长怎么看 -> 王副局长"""
    deputy = re.search(rf"{re.escape(name)}(?:{OFFICES})", question) if len(name) == 2 and name[1] == "副" else None
    return deputy.group() if deputy else name


def _leads_on(name: str) -> bool:
    """Whether what stands so is a phrase: 对人才 of 专家对人才怎么看, 有谁, 文章里."""
    (first, tag), *rest = words.tagged(name)
    if any(other == "r" for _, other in rest):  # 里谁
        return True
    if any(other[0] in "rf" for _, other in rest) and (len(first) > 1 or tag[0] == "v"):
        return True
    return name[0] not in SURNAMES and tag[0] in "pdcr"
