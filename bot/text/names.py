"""Names in a question that an answer must not mix up: places, years, persons."""

from __future__ import annotations

import re

from bot.domain import Essay
from bot.text import words

PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|"
    "陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|大连|青岛|宁波|厦门|南昌|赣州|九江|景德镇|武汉|杭州|南京|"
    "美国|日本|德国|英国|法国|韩国|印度|俄罗斯|新加坡|以色列|欧盟"
)
PLACE = re.compile(PLACES)
# 东城区, 漳州市 are places; 社区, 各市 and 开发区 are not.
ENDS_LIKE_A_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}(?:省|市|区|县|州|盟)")
NO_PLACE = re.compile(
    r"\A(?:[全各本省城都超门上菜股楼夜外小社园地辖片校街景灾疫新特山郊]?[全各本城都超上菜小社园地辖新特]?(?:省|市|区|县)|.*(?:示范|开发|保税|高新|经开|隔离|生活|办公|工业|自治|设|直辖|试验|合作|服务|产业|聚集|集聚)[区市]|.*(?:城市|都市|上市|超市|门市|社区|园区|地区|灾区|山区|市区|新区)|[主老中].?城区)"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|\s|[、，,~～—-]|版|$)|(?:19|20)\d\d(?=年)")
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马苗方俞任袁柳史唐薛雷贺罗郝安常于傅齐康余顾孟黄"
    "萧尹姚邵汪毛米戴宋熊纪舒项董梁杜贾江郭林钟徐邱高夏蔡田胡万管卢丁邓石崔龚程陆翁段侯武刘龙叶白屠袁牛潘莫倪蓝厉"
)
OFFICES = "院长|主任|书记|省长|市长|所长|部长|厅长|局长|院士|教授|研究员|会长|理事长|董事长|总经理|总理|负责人|先生|女士|老师|博士|专家|学者"


def places(text: str) -> frozenset[str]:
    """The places that a text names, without 省, 市, 区 at their ends. Example: "漳州市和江西省" -> {漳州, 江西}"""
    folded = words.fold(text)
    found = set(PLACE.findall(folded))
    for word in words.tokens(folded):
        if ENDS_LIKE_A_PLACE.fullmatch(word) and not NO_PLACE.fullmatch(word):
            found.add(word[:-1])
    return frozenset(name for name in found if not any(name != other and name in other for other in found))


def years(text: str) -> frozenset[str]:
    """The years that a text names. Example: "2027年的目标" -> {2027}"""
    return frozenset(YEAR.findall(words.fold(text)))


def whose(essay: Essay) -> str | None:
    """Who proposes what an essay proposes: its author, or the place that its title or its id names."""
    return essay.author or next(iter(sorted(places(essay.name) or places(essay.essay_id))), None)


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


def persons(question: str) -> list[str]:
    """What stands in a question as a speaker's name; whether such a person exists is for the texts to say.

    Example: "王明教授怎么看双融合？" -> ["王明"]
    """
    folded = words.fold(question)
    found = [*SPOKEN.findall(folded), *TITLED.findall(folded), *BEHIND_TITLE.findall(folded)]
    return [name for name in dict.fromkeys(found) if words.frequency(name) <= COMMON and not PLACE.search(name)]
