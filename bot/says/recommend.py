"""What is said of measures for a situation, of their reasons and of what is missing."""

from __future__ import annotations

from bot.says.row import Row

ADVISED = Row(
    "您说明了自身情况并询问对策，因此以下列出的是所收录的文章中与此有关的措施；逐项的理由、筛选和导出，请用“对策建议”。",
    "the message tells of its writer's situation and asks what to do, and these measures answer a need",
    "bot.recommend.match.match",
)
WRITES = Row(
    "{whose}写道：",
    "the sentence that follows stands in this section of this author or document, and names no act that it proposes",
    "bot.text.building.cited",
)
PROPOSES = Row(
    "{whose}提出：",
    "the measure that follows stands in this section of this author or document",
    "bot.text.building.cited",
)
NEED_CUT = Row(
    "需求超过 {most} 字，只分析了开头部分；其余请分次填写。",
    "the need has more characters than that",
    "bot.recommend.recommend._result",
)
SUMMARY = Row(
    "针对{needs}，所收录的文章有以下{count}项措施或规定，{fitting}。",
    "so many measures were chosen, and each of these needs has one",
    "bot.recommend.reasons.summary",
)
ALL_DIRECT = Row(
    "均直接适用",
    "all answer a need and address who asks, or nobody in particular",
    "bot.recommend.look.fits",
)
SOME_DIRECT = Row(
    "其中{count}项直接适用，其余间接相关，供参考",
    "so many of the measures answer a need and address who asks, or nobody in particular",
    "bot.recommend.look.fits",
)
NONE_DIRECT = Row(
    "均与需求间接相关，供参考",
    "no measure answers a need and addresses who asks, or nobody in particular",
    "bot.recommend.look.fits",
)
GAPS_BELOW = Row(
    "另有未找到措施的需求，见文末说明。",
    "a need has no measure",
    "bot.recommend.recommend._unmet",
)
WHY = Row(
    "针对{needs}：{told}，{whom}。",
    "the measure was chosen for these needs",
    "bot.recommend.reasons.why",
)
WHY_SAID = Row(
    "{said}；{whom}。",
    "the model's reason has passed the checks against quotation and need",
    "bot.recommend.wording._objections",
)
HAS_WORDS = Row(
    "原文谈到{words}",
    "the words stand in the quotation",
    "bot.recommend.reasons._matching",
)
MEANS_IT = Row(
    "原文的意思与此相近",
    "the quotation was chosen for the need and shares no telling word with it",
    "bot.recommend.reasons._matching",
)
BY_GOVERNMENT = Row(
    "由政府部门推动",
    "a government asks, and the measure addresses nobody or others",
    "bot.recommend.reasons.through",
)
BY_GOVERNMENT_FOR = Row(
    "由政府部门推动，面向{whom}",
    "a government asks, and the measure addresses these",
    "bot.recommend.reasons.through",
)
DIRECTLY = Row(
    "直接面向{whom}",
    "the measure addresses who asks",
    "bot.recommend.reasons.through",
)
ANYBODY = Row(
    "没有限定对象",
    "the measure answers the need and addresses nobody in particular",
    "bot.recommend.reasons.through",
)
FOR_SELF = Row(
    "面向{whom}，{bears}",
    "the measure addresses who asks and only bears on the need",
    "bot.recommend.reasons.through",
)
LOOSELY = Row(
    "{told}，{bears}",
    "the measure only bears on the need",
    "bot.recommend.reasons.through",
)
BEARS = Row(
    "与这一需求间接相关",
    "the measure is chosen for the need and does not answer it",
    "bot.recommend.look.fits",
)
NO_ACTOR = Row(
    "原文没有写明由谁实施，一般由政府部门推动，可间接受益",
    "the measure names no actor",
    "bot.text.measures.proposals",
)
THROUGH = Row(
    "这项措施面向{whom}，通过{whom}间接发挥作用",
    "the measure addresses these, who are not who asks",
    "bot.recommend.reasons.through",
)
FOR = Row(
    "这项措施面向{whom}",
    "the measure addresses these, and who asks is not known",
    "bot.recommend.reasons.through",
)
NO_SUCH_ACTOR = Row(
    "查找了面向{classes}（您说的“{profile}”）的措施，以及针对{needs}的措施：所收录的文章没有谈到这类主体。",
    "no measure of the corpus addresses any of these classes or a broader one",
    "bot.recommend.reasons.absent",
)
GAP = Row(
    "“{need}”：没有在所收录的文章中找到相应的措施{looked}{rest}。",
    "no measure was near enough to the need",
    "bot.recommend.recommend._unmet",
)
LOOKED = Row(
    "（查找了{classes}方面的措施）",
    "these classes were sought for the need",
    "bot.text.tags.sought",
)
UNNAMED = Row(
    "，文中也没有提到{words}",
    "no text has these words",
    "bot.recommend.look.foreign",
)
OTHER_WORDS = Row(
    "；换一种说法或许能查到",
    "the need names nothing that the texts do not",
    "bot.recommend.look.foreign",
)
NONE_FOR = Row(
    "所收录的文章没有针对{classes}提出措施，无法据此给出建议。",
    "no measure of the corpus addresses any of these classes or a broader one",
    "bot.recommend.reasons.absent",
)
NONE = Row(
    "没有在所收录的文章中找到适合这一情况的措施，无法据此给出建议；您可以换一种说法，或到“对策库”中查看全部措施。",
    "no measure was near enough to any need",
    "bot.recommend.match.match",
)
VERBATIM = Row(
    "以上措施均为所收录文章的原文，引号内一字未改；是否适用，请结合实际情况判断。",
    "each quotation is a slice of its text",
    "bot.domain.Citation.__post_init__",
)
