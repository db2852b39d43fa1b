"""The kinds of thing that a question may ask for, by the words that ask and by what gives one: an amount, a time, a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text.counted_names import NUMERAL
from bot.text.names import OFFICES, SURNAMES
from bot.text.numbers import ODD, PLAN

MEASURE = "个家所项条名位件种座支批次人只艘台分亩户岁倍克吨米节门本份场期轮届层栋套辆架张间处片头株棵册宗枚"
# What a time is counted in, besides the words of one character.
PERIOD = "个月|个?工作日|个?小时|分钟|个?季度|个?学期|周年|日内"

# A few are asked for by their number: 哪五个市.
SOME = rf"[{NUMERAL}\d]{{1,2}}(?=[个座家所])"


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
        "具体频次",
        r"(?:多久|多长时间|几[天月年周])[^，。？]{0,10}[一几]次|每[年月周天][^，。？]{0,6}几次",
        rf"每个?(?:[年月周日天]|季度?|学期|星期)|[\d{NUMERAL}]次|定期|为周期|周期[由为不]",
    ),
    _kind(
        "具体时间",
        r"(?:哪一?年|何年|哪个月|几月|几号|哪一?天|何时|什么时候|什么时间|啥时候)(?:开始)?|多久|多长时间|时间表|截止|期限|起始时间|时间节点|第几年|when\b",
        rf"\d{{2,4}}\s*年|\d\s*+(?:{PERIOD}|[月日天周时]|点(?=[前后半钟至到]|\d))|[{NUMERAL}](?:年|天|周(?!岁)|日(?!报|常|益|程|夜)|{PERIOD})(?![轻级])|[{NUMERAL}]月(?:[{NUMERAL}]{{1,3}}[日号]|[上中下]旬|[初底末])|年底|年末|年初|结束[后後]|之日起|即日起|{PLAN}",
    ),
    _kind(
        "人名",
        rf"(?:{OFFICES}).{{0,6}}(?:是谁|叫什么|姓什么|名字|哪位|何人)|谁(?:担任|出任)|谁是.{{0,12}}(?:{OFFICES})|哪[几些一]?位(?!专家|学者|老师|研究员)(?:{OFFICES})|叫什么名字|姓名",
        rf"(?:{OFFICES})[：:\s]{{0,9}}[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?=[，。、（(\s]|$|[担兼]?任|为|等|同志)|(?<![\u4e00-\u9fff])[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:同志|{OFFICES})|(?:{OFFICES})[\u4e00-\u9fff]{{2,3}}(?:到|在|主持|出席|带队|强调|指出|表示|调研)",
    ),
    _kind("邮箱地址", r"邮箱|(?:电子邮件|[Ee]-?mail)[^，。？]{0,4}(?:地址|哪|什么|多少)", r"[@＠]"),
    _kind("网址", r"(?:网上|线上|网站).{0,6}(?:地址|网址)", r"https?:|www\.|\.(?:cn|com|net)"),
    _kind(
        "具体地点",
        rf"(?<![难差好强弱重卡错新特别点])(?<![体表]现)在哪(?:里|儿|个地方)?(?=建|设|办|举|召|开|落|[？?]|$)|(?<!如)何处|哪个(?:城市|市|县|区|园区|省|(?<!现在哪个)地方)(?!的?(?:政府)?(?:工作)?(?:报告|文件|文章|材料|通知))|哪(?:[些几]|{SOME})(?:个|座)?(?:城市|市县?|县区?|设区市|地市|国家|(?<!现在哪些)地方)|哪些[省市县]|(?:城市|[市县省州]|(?<![社园地校小片])区)(?:名单|分别|都)*是哪(?:些|(?:几|{SOME})[个座]?)(?=\W*$)|(?<!现在)什么地方|地址(?=是|在|[？?]|$)|办公地点|地点(?=是|在|[？?]|$)|位于哪|设在哪|落户哪|在[哪几]些?[省市县]|where\b",
        r"长三角|粤港澳大湾区|长江经济带|京津冀",
    ),
    _kind(
        "联系方式",
        r"电话(?=是|号|多少|[？?]|$)|网址|联系方式|咨询热线|服务热线|微信号|官网|在哪.{0,4}报名",
        r"\d{5,}|\d{3,4}-\d{4,8}|https?:|www\.|@",
    ),
    _kind(
        "具体数量",
        rf"多少(?:[{MEASURE}]|多|(?=[\u4e00-\u9fff]{{0,6}}(?:企业|机构|平台|人才|专家|院士|高校|项目|成果|专利)))|(?:有|共|了|过|设|建|每年.{{0,4}})几[{MEASURE}]|(?<!哪)几[{MEASURE}](?=[？?]|$)|数量是|总数|人数|排名?第几|第几名",
        rf"(?<![\d{NUMERAL}])[\d{NUMERAL}]++\s*+{ODD}\s*+[万亿]*+{ODD}\s*+周?[{MEASURE}]|[（(][{MEASURE}](?=[）)])|第[\d{NUMERAL}]+[名位]",
    ),
    _kind(
        "主管部门",
        r"哪个(?:部门|单位|机构|厅局?)|什么部门|归(?:谁|哪.{0,3})管|(?:主管|牵头)(?:部门|单位)(?=是|为|[？?]|$)|由谁(?:负责|审批|主管|建设|承建|运营|管理|牵头)",
        r"[\u4e00-\u9fff](?:(?<![关个各等])部门|厅|(?<![格布结大全当])局(?![面势部限])|委员会|办公室|机关)|由[^，。]{2,12}(?:负责|牵头|审批|主管)|(?:企业|高校|院所|机构|政府)[^，。]{0,3}(?:牵头|负责|建设)",
    ),
    _kind("高校名单", rf"哪(?:[些几]|{SOME})(?:所|个)?(?:高校|大学|院校)", r"[\u4e00-\u9fff]{2,6}(?<!所)(?:大学|学院)"),
    _kind(
        "企业名单",
        rf"哪(?:[些几]|{SOME})(?:一?[家个])?(?:具体的?)?(?:企业|公司|厂)(?!.{{0,6}}(?:责任|义务|作用))(?=入选|参与|参加|被|获|得到|是|名单|[？?]|$)|(?:企业|公司)名单(?=有|是|包|[？?]|$)|哪家(?:企业|公司)",
        r"有限公司|集团|股份|公司(?!化)",
    ),
    _kind(
        "具体编号",
        r"(?:编号|[课案证批文]号|项目号|号码)(?:是|为|有)?(?:多少|几|什么|啥|哪)|(?:编号|号码)\W*$",
        r"(?<![\da-z])[a-z]{0,4}-?\d[\da-z\-]{2,20}+(?!年)|第[^，。；]{0,12}\d{1,6}号",
    ),
    _kind("具体数字", r"多少\W*$", rf"(?:\d|[{NUMERAL}])\s*+(?:[万亿%‰倍成元斤吨度]|[{MEASURE}])|百分之"),
)
# Whether something costs anything, as a question asks that leaves to the one before what it is of: 要交钱不, 收费吗.
_PAY, _MONEY = "[交收花出掏付要]|缴纳?|收取", "(?:什么|啥)?(?:费用?|钱)"
FEE = _kind(
    "是否收费",
    rf"(?:{_PAY}){_MONEY}[的了]?(?:吗|么|嘛|不|没|吧)|([交收花出掏付要用])不\1(?:{_PAY})?{_MONEY}|免费的?(?:吗|么|嘛|不|没|吧)|是(?:不是|否)免费",
    r"免费|无偿|收费|[不免]收|工本费|[收缴交][取纳]?[^，。；]{0,12}[费元]",
)
# Of such a text has one or two, wherever they stand; who says that it has none looks through all of it.
ANYWHERE = ("网址", "邮箱地址", "联系方式")
# What a table may give in bare figures.
IN_FIGURES = ("具体比例", "具体金额", "具体数量", "具体数字")
PLACE = "具体地点"
