"""What is said where a language model writes, or fails to."""

from __future__ import annotations

from bot.says.row import Row

WRITTEN = Row(
    "本回答由{model}撰写，各句已与原文核对。",
    "each sentence shown has passed the checks against what it cites",
    "bot.ask.prose._Written._judged",
)
SOME_MODEL = Row(
    "模型",
    "the model has no name",
    "bot.ask.prose._Written.answer",
)
FAILED = Row(
    "未采用模型的回答（{reason}），以下为原文引用。",
    "the model failed, nothing of what it wrote passed, or facts speak against more of it; what follows is the answer in quotation",
    "bot.ask.prose.prose",
)
MOSTLY_WRONG = Row(
    "模型所写的内容有半数以上未能通过核对",
    "none of its sentences that cite passed, or facts speak against more of them than passed",
    "bot.ask.prose.prose",
)
NOTHING = Row(
    "模型没有写出可以核对的内容",
    "no sentence could be read in its reply",
    "bot.ask.prose.prose",
)
UNCITED = Row(
    "模型所写的内容没有注明出处，无法核对",
    "none of its sentences cites anything, and none is borne out by a single piece of evidence",
    "bot.ask.prose.prose",
)
NOTHING_MISSING = Row(
    "没有另外指出",
    "the answer in quotation says of nothing that it is missing or otherwise",
    "bot.ask.prose.prose",
)
ANEW = Row(
    "以上内容有改动，完整的回答如下：",
    "what was sent of a growing answer is not how the whole one begins",
    "bot.faces.completions._Reply.pieces",
)
BUSY = Row(
    "排队等候的提问太多",
    "as many questions as may wait for the model do so",
    "bot.faces.desk.Desk.answers",
)
BROKEN = Row(
    "模型中途中断（{reason}），以上只是已经写出并通过核对的部分。",
    "the model failed after sentences that passed",
    "bot.ask.prose.prose",
)
DROPPED = Row(
    "模型另有 {count} 句未能通过与原文的核对，未予显示。",
    "so many of its sentences did not pass",
    "bot.ask.prose._Written._notes",
)
INSTEAD = Row(
    "模型对以下原文的转述未能通过核对，现直接引用原文：",
    "a sentence that cited these did not pass, and no other sentence cites them",
    "bot.ask.prose._Written._instead",
)
UNJUDGED = Row(
    "复核模型未能完成核对（{reason}），以下内容只经过程序核对。",
    "the second model failed, and was not asked again",
    "bot.ask.prose._Written._objection",
)
REASONS_BY_RULE = Row(
    "语言模型未能说明理由，以下理由由程序给出。",
    "the model failed, or none of its reasons passed",
    "bot.recommend.wording.worded",
)
