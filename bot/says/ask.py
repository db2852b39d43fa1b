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
SMALL_TALK = Row(
    "您好！我是政策问答助手，只依据所收录的文章逐句引用作答；您可以这样问我：{example}",
    "the message is nothing but greetings, thanks and questions about the assistant",
    "bot.ask.small_talk.is_small_talk",
)
OFF_TOPIC = Row(
    "这个问题与所收录的文章无关，恕不能作答；您可以询问文章谈到的内容，例如：{example}",
    "the gate refuses, and neither words nor meaning of the question come near any sentence",
    "bot.ask.gate.judge",
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
    "bot.ask.ask._fresh",
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
LACKING = Row(
    "所引原文提到了相关内容，但没有说明{missing}。",
    "sentences that name the subject were found, and neither they nor what follows them give what is asked for",
    "bot.ask.gate.missing",
)
SILENT = Row(
    "{author}没有谈到{topic}。",
    "neither the topic nor a synonym nor a telling word of it stands in this author's texts and titles, and no sentence comes near",
    "bot.ask.reading.Reading.silence",
)
NOT_FOUND = Row(
    "{author}的文章中没有找到直接写到{topic}的语句。",
    "neither the topic nor a part of it nor a synonym stands to the word in this author's texts and titles",
    "bot.ask.reading.Reading.silence",
)
UNNAMED = Row(
    "{speakers}的文章中没有出现“{topic}”。",
    "neither the words nor a synonym stand in these speakers' texts or titles",
    "bot.ask.reading.Reading.literal",
)
THIS_POINT = Row(
    "这一点",
    "what is asked about is no noun phrase that could be named",
    "bot.ask.speakers.is_noun_phrase",
)
SPEAK = Row(
    "谈到{topic}的有{speakers}：",
    "each one's texts have the topic to the word, or all its words in one clause",
    "bot.ask.reading.Reading.opening",
)
ALL_SPEAK = Row(
    "{speakers}都谈到{topic}：",
    "the same, and nobody else was asked about",
    "bot.ask.reading.Reading.opening",
)
QUOTED_FROM = Row(
    "以下引自{speakers}：",
    "these are the speakers of the sentences that are quoted",
    "bot.ask.reading.Reading.opening",
)
UNSAID = Row(
    "原文没有直接这样说，意思最接近的如下。",
    "no sentence that is quoted has all words of what is asked to have been said, or words like them",
    "bot.ask.premise.unsaid",
)
NEAREST = Row(
    "意思最接近的原文是：",
    "of all sentences of these texts the quoted ones are nearest in meaning, and they do not answer",
    "bot.ask.reading.Reading.nearest",
)
OTHERS_SAY = Row(
    "在{named}的文章中没有找到可以回答的原文，以下引自{speakers}。",
    "all that is quoted is these speakers', not the named one's, and what was found in the named one's texts does not answer",
    "bot.ask.ask.Asking._by_author",
)
OTHER_TEXTS = Row(
    "其他文章",
    "a sentence that is cited has no author",
    "bot.ask.ask.Asking._by_author",
)
NUMBER_DIFFERS = Row(
    "问题中的“{said}”与原文不符，原文为“{true}”。",
    "a sentence that is quoted holds most of the question and counts the same thing otherwise, and no text found has its number",
    "bot.ask.premise.wrong_number",
)
YEAR_DIFFERS = Row(
    "问题中的“{said}”与原文不符，原文为“{true}”。",
    "a sentence found on the same thing names another year or plan, and no text has the question's",
    "bot.ask.premise.wrong_year",
)
QUESTION_CUT = Row(
    "问题较长，仅按前 {most} 字检索。",
    "the question has more characters than that",
    "bot.ask.conversation.Conversation.answers",
)
FROM_STRUCTURE = Row(
    "出自文章结构中的这一处，引文与原文逐字一致",
    "the words are a slice of the text at a node of its outline",
    "bot.ask.compose._evidence",
)
