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
    "bot.model.checker.why_not",
)
BORNE_OUT = Row(
    "与所引原文相符",
    "no fact speaks against it, the checker holds that the evidence bears it out, and so does the second model where one is set",
    "bot.model.checker.why_not",
)
MEASURE = Row(
    "原文",
    "the words are the measure's citation, which is a slice of its text",
    "bot.domain.Citation.__post_init__",
)
TOO_LONG = Row(
    "一句话过长，无法核对",
    "the sentence has more characters than are checked",
    "bot.model.checker.Learnt.score",
)
NOT_ALONE = Row(
    "没有引用，也没有哪一句原文单独支持它",
    "the sentence cites nothing, and no single piece of evidence bears it out",
    "bot.ask.prose._Written._judged",
)
ORPHANED = Row(
    "承接的是未予显示的上一句，单独显示会使人误解",
    "it begins with a word that points back, and the sentence before it is not shown",
    "bot.ask.flow.orphaned",
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
    "所引原文没有“{name}”这个人",
    "a speaker is named who stands in no cited sentence and is no author",
    "bot.model.support._wrong_author",
)
NOT_QUOTED = Row(
    "引号内的“{part}”不见于所引原文",
    "words in quotation marks stand neither in the cited sentences nor in their address",
    "bot.model.support._wrong_quotation",
)
NO_SUCH_NUMBER = Row(
    "所引原文没有“{amount}”这个数",
    "a number stands neither in the cited sentences nor in their address, and follows from none of theirs",
    "bot.model.support._wrong_number",
)
NO_SUCH_NAME = Row(
    "所引原文没有“{name}”",
    "a name stands neither in the cited sentences nor in their address",
    "bot.model.support._wrong_name",
)
NOT_SAID = Row(
    "所引原文没有说到“{words}”",
    "it denies, heads, ranks, limits or compares what is said by words that the cited sentences have neither so nor by like ones",
    "bot.model.support.certain",
)
STUTTERS = Row(
    "反复说同样的词，没有说明什么",
    "most words of the sentence repeat each other, and it is not the source's own",
    "bot.model.support._stutters",
)
NOT_BORNE_OUT = Row(
    "对照所引原文，不能确定原文有这个意思",
    "by the checker's figures it is less likely borne out than the bound that false sentences stay under",
    "bot.model.checker.Learnt.score",
)
LINKS = Row(
    "只起连接作用，所说的都在前后各句之中",
    "it cites nothing, and the checker holds that the sentences beside it, all borne out, say all that it says",
    "bot.model.checker.Learnt.score",
)
HEADS = Row(
    "小标题或引出下文的话，所用的词都见于问题和其下各句",
    "it heads or announces sentences that hold; the question, they, what they cite and where that stands have all its words "
    "but the noun at its end, and it counts them right",
    "bot.model.heading.only_heads",
)
LINKS_MORE = Row(
    "没有引用，所说的超出前后各句",
    "it cites nothing, and the checker does not hold that the sentences beside it say what it says",
    "bot.model.checker.Learnt.score",
)
OF_THE_TASK = Row(
    "只说到作答本身，没有内容",
    "all its words name the answer or its form, and none what the texts say",
    "bot.model.support.unlinked",
)
ASKS = Row(
    "是问句，不是原文的陈述",
    "the sentence ends in a question mark, and no evidence does",
    "bot.model.checker.why_not",
)
