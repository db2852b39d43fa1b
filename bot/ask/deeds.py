"""Deeds of publishing, what asks when and by whom one was done, and to what: 通知是谁印发的, 条例什么时候施行."""

from __future__ import annotations

import re

# Deeds of publishing, with who or when: a person asks 什么时候印发, not 印发日期.
DEEDS = {
    "published": re.compile(r"发表|刊登|刊发|见报|登报|登载|登出|登的"),
    "dated": re.compile(r"(?:讲|作)的(?=[？?]|$)|成文|落款"),
    "adopted": re.compile(
        r"(?:审议|表决|获得?|被)?(?:通过|批准)|(?:集体)?(?:研究|审[议定]|讨论)的?|(?<=[会议])上?[定过]的"
    ),
    # 实施细则, 施行办法 are names of documents.
    "effective": re.compile(
        r"(?:正式|开始|起)?(?:施行|生效|实施|执行|起效)(?!细则|办法|方案|意见|规划|计划|纲要)|(?:开始|起)(?:算数?|作数|管用)"
    ),
    "amended": re.compile(r"修订|修正|修改"),
    "expires": re.compile(r"失效|到期|废止|截止"),
    "printed": re.compile(
        r"印发|下发|公布|发布|出台|颁布|制定|签发|发出|发文|发的|发[了过]?(?=[\s？?，,]|$)|印的|出的"
    ),
    "author": re.compile(r"(?:撰?写|执笔|撰稿)了?"),
}
# How often something is done, 多久发一次, is no date.
WHEN = re.compile(
    r"什么时候|啥时候|啥时|何时|什么时间|哪一?[天日年]|哪个?月|几月几?[日号]?|几号|什么日子|何年|(?:从|自)(?:哪|什么)|多久(?![^，。？?]{0,8}[一几]次)|日期|时间|when"
)
WHO = re.compile(
    r"谁|何人|(?:是|由)?(?:哪[里儿]|什么地方)(?=(?:联合|共同)?(?:发[布出]?的?|印|出台|制定))|(?:在|于)?(?:[省市县区]里?)?哪[一几]?[次届个](?:会议?|常委会|常务会议?|全会|党组会议?)上?|哪[一几]?[次届]|哪[一些几两三四五六七八九十]?[个家位名]?(?:(?:政府)?(?:机关|部门|单位|机构)|会议|作者|专家|学者|老师|人|(?=\s|(?:联合|共同)?(?:发|印|出台|制定|写|撰|执笔)))|什么(?:机关|部门|单位|机构|会议|人)|由(?=[\u4e00-\u9fff]{0,6}(?:印发|制定|发布))"
)
# Who does a deed, or when it is done, where that is another field than the deed's own.
BY_WHOM, AT = {"printed": "organ", "dated": "organ", "author": "author", "adopted": "adopted"}, {"author": "published"}
# A law is called so by its last character; a way of doing things (做法) and a deed (执法) end in it too.
LAW = "[一-龥](?<![做看方想说用写算玩打手技疗兵枪书语立司执违合非依守普变修释无设犯提加减讲叫没])法(?![律人院官庭治学定制规案])"
# A deed of publishing is done to a document, which the question calls so: 补贴什么时候发 asks about the money.
DOCUMENT = re.compile(
    rf"{LAW}|法律|法典|(?:司法|立法)解释|规则|章程|准则|报告|条例|通知|办法|规定|意见|方案|决定|细则|规划|纲要|公告|公报|通告|通报|纪要|措施|令|批复|函|指南|计划|文件|文章|政策|法规|稿|讲话|致辞|[告倡承建声][一-龥]书|信$|文$|[篇份]|该|[《》]|[〔\[(]\d{{4}}[〕\])]第?\d{{1,5}}号"
)
