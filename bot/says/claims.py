"""Why a sentence of an answer is shown, or is not: the `why` of a claim."""

from __future__ import annotations

from bot.says.row import Row

TO_THE_LETTER = Row(
    "引文与原文逐字一致",
    "each item is a whole sentence of the evidence in quotation marks",
    "bot.ask.verify.judged",
)
UNCITED = Row(
    "没有引用",
    "an item names no sentence, or several",
    "bot.ask.verify.judged",
)
QUOTED_WRONGLY = Row(
    "引号内文字与原文 [{number}] 不一致",
    "an item is not the sentence that it names, or its lead quotes something else",
    "bot.ask.verify.judged",
)
NO_EVIDENCE = Row(
    "引用编号 {number} 没有对应的原文",
    "no evidence has the number",
    "bot.model.support.why_not",
)
BORNE_OUT = Row(
    "与所引原文相符",
    "no check of facts, sense and words objects, nor does the second model where one is set",
    "bot.model.support.why_not",
)
MEASURE = Row(
    "原文",
    "the words are the measure's citation, which is a slice of its text",
    "bot.domain.Citation.__post_init__",
)
TOO_LONG = Row(
    "一句话过长，无法核对",
    "the sentence has more characters than are checked",
    "bot.ask.prose._Written._judged",
)
NOT_ALONE = Row(
    "没有引用，也没有哪一句原文单独支持它",
    "the sentence cites nothing, and no single piece of evidence bears it out",
    "bot.ask.prose._Written._judged",
)
OBJECTED = Row(
    "复核模型认为原文不支持",
    "the second model says no",
    "bot.ask.prose._Written._objection",
)
NOT_THEIRS = Row(
    "所引原文不是{authors}的",
    "authors are named of whom no cited sentence is, or not all",
    "bot.model.support._wrong_author",
)
NO_SUCH_PERSON = Row(
    "原文没有“{name}”这个人",
    "a speaker is named who stands in no cited sentence and is no author",
    "bot.model.support._wrong_author",
)
NOT_QUOTED = Row(
    "引号内的“{part}”不见于原文",
    "words in quotation marks stand neither in the cited sentences nor in their address",
    "bot.model.support._wrong_quotation",
)
NO_SUCH_NUMBER = Row(
    "原文没有“{amount}”这个数",
    "a number stands neither in the cited sentences nor in their address",
    "bot.model.support._wrong_fact",
)
NO_SUCH_NAME = Row(
    "原文没有“{name}”",
    "a name stands neither in the cited sentences nor in their address",
    "bot.model.support._wrong_fact",
)
NOT_SAID = Row(
    "原文没有说到“{words}”",
    "the words, or the actor, stand in the cited sentences neither so nor as a like word",
    "bot.model.support._not_covered",
)
ASKS = Row(
    "是问句，不是原文的陈述",
    "the sentence asks what its source does not",
    "bot.model.support._wrong_sense",
)
STRONGER = Row(
    "“{word}”超出原文的意思",
    "a word says more than any of the source",
    "bot.model.support._wrong_sense",
)
TURNED = Row(
    "与原文的意思相反",
    "the sentence denies what its source does not, or is its contrary",
    "bot.model.support._wrong_sense",
)
ROLES = Row(
    "与原文主客颠倒",
    "who does what to whom is the other way round",
    "bot.model.support._wrong_sense",
)
STUTTERS = Row(
    "反复说同样的词，没有说明什么",
    "most words of the sentence repeat each other, and it is not the source's own",
    "bot.model.support._stutters",
)
