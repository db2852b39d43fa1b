"""What the room for study says: what was looked for and not found, what is not all shown, and how an answer fared."""

from __future__ import annotations

from bot.says.row import Row

NO_DEFINITION = Row(
    "原文未下定义",
    "of all sentences that have the term none says in so many words what it is or lists what it counts",
    "bot.text.definitions.explains",
)
NO_TERM = Row(
    "所收录的文章没有使用“{term}”这个用语。",
    "no sentence of any text has the term or another name of it, and it is in no list",
    "bot.study.glossary.Glossary.entry",
)
SILENT = Row(
    "未见",
    "the topic and its synonyms stand in no text, heading or title of the speaker, or no sentence of theirs comes near",
    "bot.ask.reading.Reading.silence",
)
UNSURE = Row(
    "原文有相关字词，未能确定是否论及。",
    "the texts or headings have a word of the topic or a synonym, and no sentence was judged to speak of it",
    "bot.ask.each.each",
)
FIRST_TERMS = Row(
    "共 {total} 个用语，先列使用者最多的 {shown} 个；输入词语可查找其余。",
    "so many terms have been found, and so many are listed",
    "bot.study.glossary.Glossary.filtered",
)
FIRST_SPEAKERS = Row(
    "共有 {total} 位作者（或文件）使用，先列 {shown} 位。",
    "so many speakers use the term, and of so many sentences are shown",
    "bot.study.glossary.Glossary.entry",
)
LEFT_OUT = Row(
    "层次较多，另有 {count} 个部分没有画出，可打开原文查看目录。",
    "the outline has so many parts more than are drawn",
    "bot.study.structure.tree",
)
RIGHT = Row(
    "答对了。",
    "the answer is the words of the text, folded, or the same number",
    "bot.study.cloze.right",
)
WRONG = Row(
    "与原文不符。原文为“{answer}”。",
    "the answer, folded, is not what stands in the text there",
    "bot.study.cloze.right",
)
ALL_ASKED = Row(
    "没有更多题目了。",
    "no sentence of any text is left that gives a question",
    "bot.study.study.Study.question",
)
GONE = Row(
    "这道题的原文已变动或不再收录，请换一题。",
    "no question of the texts has its blank there",
    "bot.study.study.Study.asked",
)
