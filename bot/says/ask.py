"""What is said in answers, refusals and their notes."""

from __future__ import annotations

from bot.says.row import Row

QUOTES = Row(
    "{speaker}提出：",
    "the sentences behind it stand in this speaker's text, section and all, to the letter",
    "bot.ask.verify.judged",
)
QUOTES_ALSO = Row(
    "{speaker}还提出：",
    "the same, of a speaker who was quoted before",
    "bot.ask.verify.judged",
)
TOGETHER = Row(
    "您一共问了{count}个问题，以下逐一回答。",
    "the message was parted into so many questions, each of which asks for something of its own",
    "bot.ask.parting.parted",
)
OF_PLACES = Row(
    "您问到{places}，以下分别作答。",
    "the question names these places side by side, and was asked of each by itself",
    "bot.ask.each_place.by_place",
)
ASKED = Row(
    "“{question}”",
    "the words are the reader's own, and what follows was found for them",
    "bot.ask.parting.parted",
)
BEGINS = Row(
    "原文开篇这样写：",
    "the sentences that follow stand before the first heading of the texts that were spoken of",
    "bot.ask.overviews.preamble",
)
COLUMNS = Row(
    "所引表格各栏依次为：{columns}。",
    "rows of a table are quoted without its first row, which names these columns, to the letter",
    "bot.text.outline.Outline.columns",
)
ONLY = Row(
    "以下只依据您选定的{whose}作答，没有查找其他文本。",
    "the reader chose these texts, and the index that was searched holds no others",
    "bot.search.scope.called",
)
OFF_TOPIC = Row(
    "这个问题与所收录的文章无关，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
    "the gate refuses; the question names no text, no sentence is near it but for a place's name, and by its meaning it concerns no policy",
    "bot.ask.gate.belongs",
)
NOT_IN_CORPUS = Row(
    "在所收录的文章中没有找到可以回答这个问题的原文；您可以换一种问法，或参考最接近的段落。",
    "the gate refuses: what was found does not answer, or is of another year or place",
    "bot.ask.gate.judge",
)
UNKNOWN_AUTHOR = Row(
    "所收录的文章中没有{person}的文章或观点，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
    "the person is no author and stands in no text and no title",
    "bot.ask.premise.unknown_person",
)
THIS_AUTHOR = Row(
    "这位作者",
    "a person was asked about and has no name that could be given",
    "bot.ask.premise.unknown_person",
)
NOTHING_MORE = Row(
    "所收录的文章中，除前面已引用的语句外，没有更多谈到这一点的原文。",
    "of the sentences found for the question all that still speak of it are cited already",
    "bot.ask.shares.fresh",
)
TOLD_ONCE = Row(
    "这一项文件信息只有前面引用的内容，没有更多可以引用的原文。",
    "what was told is a field of a document's record that it states once: its number, its date, who issued it",
    "bot.ask.react.Reacting._told_once",
)
TRY_ABOUT = Row(
    "{author}怎么谈{term}？",
    "the term stands in a passage of this author that was found for the question",
    "bot.ask.refuse._suggestions",
)
SOMEBODY = Row(
    "文章",
    "the passage has no author",
    "bot.ask.refuse._suggestions",
)
TRY_ANYTHING = Row(
    "文章中提出了哪些措施？",
    "nothing nearer can be offered: neither a term nor an example of the corpus",
    "bot.ask.refuse.refuse",
)
NEAREST_ONLY = Row(
    "以上引文与问题的意思最接近，但未必直接回答了这个问题。",
    "the gate's chance that the evidence answers lies between its two bounds; or the asker rejected what was surer",
    "bot.ask.gate.judge",
)
IN_SHORT = Row(
    "简要地说，原文是：",
    "what follows is a part of what the answer before cited",
    "bot.ask.react.Reacting._shorter",
)
IN_DETAIL = Row(
    "同一处的原文还说：",
    "what follows stands in the same section, paragraph or point as what the answer before cited, and was not cited",
    "bot.ask.onward.deeper",
)
ONLY_QUOTES = Row(
    "本助手只引用原文、不改写；意思相近的其他语句没有找到，原文是：",
    "the same is asked for in other words, and nothing else was found for its question",
    "bot.ask.react.Reacting._reworded",
)
OTHER_WORDS = Row(
    "本助手只引用原文、不改写；谈到这一点的还有：",
    "the same is asked for in other words, and sentences not cited yet were found for its question",
    "bot.ask.react.Reacting._reworded",
)
STANDS_IN = Row(
    "出自《{title}》{author}{section}：",
    "the words behind it are a slice of this text, in this section",
    "bot.ask.shown.again",
)
LACKING = Row(
    "所引原文提到了相关内容，但没有说明{missing}。",
    "sentences that name the subject were found, and neither they nor what follows them give what is asked for",
    "bot.ask.missing.missing",
)
SILENT = Row(
    "{author}没有谈到{topic}。",
    "neither the topic nor a synonym nor a telling word of it stands in this author's texts and titles, and no sentence comes near",
    "bot.ask.reading.Reading.silence",
)
NOT_FOUND = Row(
    "{where}中没有找到直接写到{topic}的语句。",
    "neither the topic nor a part of it nor a synonym stands to the word in this author's texts and titles",
    "bot.ask.reading.Reading.silence",
)
UNNAMED = Row(
    "{where}中没有出现“{topic}”。",
    "neither the words nor a synonym stand in these speakers' texts or titles",
    "bot.ask.reading.Reading.literal",
)
UNNAMED_BUT = Row(
    "{silent}中没有出现“{topic}”（{speakers}谈到了）：",
    "the same of these, who are named with their texts behind it; each one's texts of the others have the topic to the word",
    "bot.ask.topic.compare",
)
THIS_POINT = Row(
    "这一点",
    "what is asked about is no noun phrase that could be named",
    "bot.text.noun_phrases.is_noun_phrase",
)
SPEAK = Row(
    "谈到{topic}的有{speakers}：",
    "each one's texts have the topic to the word, or all its words in one clause",
    "bot.ask.reading.Reading.opening",
)
SPOKE = Row(
    "{speakers}谈到了{topic}：",
    "the same of those who are named in the question; of others nothing is said",
    "bot.ask.reading.Reading.opening",
)
ALL_SPEAK = Row(
    "{speakers}都谈到{topic}：",
    "the same, and nobody else was asked about",
    "bot.ask.reading.Reading.opening",
)
QUOTED_FROM = Row(
    "以下是{speakers}的说法：",
    "these are the speakers of the sentences that are quoted, or that a model's sentences cite",
    "bot.ask.reading.Reading.opening",
)
UNRANKED = Row(
    "没有查到可以直接比较的数字，不排定名次；各自的原文如下，请您比较。",
    "it is asked in which of several texts something is most, and what follows is quoted of each that speaks of it",
    "bot.ask.everywhere.ranks",
)
UNSAID = Row(
    "原文没有直接这样说，意思最接近的如下。",
    "no sentence that is quoted has all words of what is asked to have been said, or words like them",
    "bot.ask.premise.unsaid",
)
YES = Row(
    "是的，原文的说法是：",
    "one clause of the first sentence cited has all words of the claim in their order and nothing that turns or limits them",
    "bot.ask.yesno.opening",
)
NO = Row(
    "不是这样，原文的说法是：",
    "one clause of the first sentence cited forbids, in the words of the question, what it asks to be allowed or demanded",
    "bot.ask.yesno.opening",
)
AS_WRITTEN = Row(
    "原文的说法是：",
    "the question asks for yes or no, and the sentences behind it were judged to answer it",
    "bot.ask.gate.judge",
)
NOWHERE = Row(
    "所收录的文章中没有“{words}”这样的字句，下面引的只是与之最接近的原文，并不相同：",
    "these very words, marks, width and script aside, stand in no text and no title of the collection",
    "bot.ask.quotations.stands",
)
NO_NUMBER = Row(
    "所收录的文本中没有文号为“{number}”的文件，也没有文本提到这个文号。",
    "no text bears or mentions the document number, marks and width aside",
    "bot.ask.nowhere._unborne",
)
NEAREST = Row(
    "意思最接近的原文是：",
    "of all sentences of these texts the quoted ones are nearest in meaning, and they do not answer",
    "bot.ask.reading.Reading.nearest",
)
OTHERS_SAY = Row(
    "在{where}中没有找到可以回答的原文，以下是{speakers}的说法。",
    "all that is quoted is these speakers'; what was found in the named one's texts does not answer, and the most "
    "telling word of the question that is quoted stands in none of them",
    "bot.ask.writing.others_say",
)
OTHERS_QUOTED = Row(
    "以下是{speakers}的说法，不是引自{where}。",
    "all that is quoted is these speakers', and nothing of it the named one's",
    "bot.ask.writing.others_say",
)
QUESTION_CUT = Row(
    "问题较长，仅按前 {most} 字检索。",
    "the question has more characters than that",
    "bot.ask.conversation.Conversation.answers",
)
OF_EACH = Row(
    "两份文件分别作答，引文与原文逐字一致",
    "the block is of the answer that one of the two documents alone gave to its part of the question",
    "bot.ask.both.answer",
)
NOT_FOUND_IN = Row(
    "在{whose}中没有找到可以回答这一点的原文。",
    "the question was asked of this document alone, and refused",
    "bot.ask.both.answer",
)
FROM_STRUCTURE = Row(
    "出自文章结构中的这一处，引文与原文逐字一致",
    "the words are a slice of the text at a node of its outline",
    "bot.ask.pieces.as_evidence",
)
