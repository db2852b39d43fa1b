"""What is said of all that a text has of one kind."""

from __future__ import annotations

from bot.says.row import Row

THROUGHOUT = Row(
    "{whose}写有{kind}的语句共 {count} 处：",
    "of all sentences of the text, its signature apart, so many have a time, an amount, such a word or a punishment by the "
    "pattern of the kind; they follow, or the first of them",
    "bot.ask.throughout.blocks",
)
THROUGHOUT_OF = Row(
    "{whose}提到“{about}”的部分中，写有{kind}的语句共 {count} 处：",
    "the same of the sentences whose article, point, paragraph or heading has these words",
    "bot.ask.throughout.blocks",
)
OCCURS = Row(
    "{whose}中“{word}”出现 {times} 次，写有它的语句共 {count} 处：",
    "the text has the word so often, and so many of its sentences, headings apart, have it; they follow, or the first of them",
    "bot.ask.occurrences.blocks",
)
ALL_ON = Row(
    "{whose}中写有“{topic}”或其中多半字词的语句共 {count} 处：",
    "so many sentences of the text, headings apart, have most of these words, weighed by how rare they are, or words that "
    "stand for them; they follow, or the first of them",
    "bot.ask.exhaustive.answer",
)
ALL_WITHIN = Row(
    "{whose}中写有“{topic}”或其中多半字词的语句共 {count} 处，连同所在的段落、小节或答问引用如下：",
    "the same, and all of these sentences follow; of some the whole paragraph, which one of them opens, or all paragraphs of the "
    "section, whose heading or first sentence has the words, or of whose paragraphs half have them; the reply to a question that has",
    "bot.ask.exhaustive.answer",
)
ALL_HEADED = Row(
    "{whose}中标题写有“{topic}”或其中多半字词的部分如下：",
    "the paragraphs follow whose heading has most of these words; none of their sentences has",
    "bot.ask.exhaustive.answer",
)
NOT_SO = Row(
    "所收录的文章中没有“{words}”这样连在一起的字句。",
    "these very words, marks, width and script aside, stand in no text and no title of the collection",
    "bot.ask.quotations.stands",
)
NO_WORD = Row(
    "所收录的文章中没有出现“{word}”。",
    "the word, marks, width and script aside, stands in no text and no title of the collection",
    "bot.ask.nowhere.nowhere",
)
SHORTCOMINGS = Row(
    "{whose}写明存在问题和不足的段落如下：",
    "the first paragraph follows of whose first sentences one says that problems are seen, or still there",
    "bot.ask.shortcomings.blocks",
)
ACTS = Row(
    "{whose}以“{body}”为主语或实施者的语句共 {count} 处：",
    "of all sentences of the text, so many have the body at the beginning of a clause, behind a word or verb that has it act, "
    "or beside another body there",
    "bot.ask.throughout.blocks",
)
OCCURS_IN = Row(
    "“{word}”见于 {count} 份文本，共出现 {times} 次。",
    "so many texts have the word, and it stands in them so often, all of them counted",
    "bot.ask.occurrences.blocks",
)
EXAMPLES = Row(
    "{whose}举例或者讲到具体地方的语句：",
    "each sentence that follows says that it gives an example, or names a place below a province that its title does not",
    "bot.ask.examples.answer",
)
QUOTED_FIRST = Row(
    "以下只引用前 {most} 处。",
    "so many sentences are quoted, and there are more",
    "bot.ask.occurrences.blocks",
)
NOT_THERE = Row(
    "{whose}中没有出现“{word}”，写到的是：",
    "no text of the place that the question names has these words, and one text of another place, which is quoted, has them",
    "bot.ask.elsewhere.answer",
)
LEFT_OUT = Row(
    "{texts}中也有写到“{topic}”的语句，因篇幅所限没有引用，可指明篇目再问。",
    "these texts have sentences with most of these words, too, and none of them is quoted",
    "bot.ask.exhaustive.answer",
)
FIRST_OF = Row(
    "（以下为前 {most} 处）",
    "more sentences have it than are shown, and those that follow are the first",
    "bot.ask.throughout.blocks",
)
