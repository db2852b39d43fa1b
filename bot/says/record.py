"""What is said of the record of a document: who wrote or issued it, when, under which number."""

from __future__ import annotations

from bot.says.row import Row

IN_RECORD = Row(
    "文章信息 · {field}",
    "the citation is of a field of the document's record and has no place in its text",
    "bot.faces.web.place.cited",
)
FROM_RECORD = Row(
    "出自文章信息，与所记载的逐字一致",
    "the words are the value of a field of the document's record, or a slice of its text",
    "bot.ask.telling.Telling._number",
)
STATED = Row(
    "{whose}的{fact}，原文写明：",
    "a line of the text has the form that such a fact has in official documents",
    "bot.text.record.known",
)
RECORDED = Row(
    "{whose}的{fact}：",
    "the document's record has this value under this field",
    "bot.text.record.known",
)
UNKNOWN = Row(
    "{whose}的{fact}不详：文章信息没有记载，原文中也没有查到。",
    "neither the record nor the reader of official forms finds such a fact",
    "bot.text.record.known",
)
AND_MORE = Row(
    "{some}等 {count} {unit}",
    "these are the first of so many documents",
    "bot.ask.records._lacking",
)
STATED_INSTEAD = Row(
    "{whose}没有查到{asked}，写明的{fact}是：",
    "neither the record nor the reader of official forms finds the fact that is asked for, and the one that follows is found",
    "bot.text.record.known",
)
UNSTATED = Row(
    "没有查到{whose}的{fact}：全文没有“{words}”等字样。",
    "the whole text has none of the words that stating such a fact takes, and these are among them",
    "bot.ask.unstated.unsaid",
)
KNOWN_INSTEAD = Row(
    "{whose}的{fact}不详，文章信息没有记载；已知的是：",
    "the record has nothing under the fields that are asked for, and has what follows",
    "bot.text.record.known",
)
OF_ALL = Row(
    "所收录的 {count} {unit}的{fact}：",
    "so many documents are in the index, and each value is of the record of one of them",
    "bot.ask.records._of_these",
)
OF_SOME = Row(
    "这 {count} {unit}的{fact}：",
    "the question names so many documents, and each value is of the record of one of them",
    "bot.ask.records._of_these",
)
THESE = Row(
    "所收录的 {count} {unit}",
    "so many documents are in the index",
    "bot.ask.records._unknown",
)
EACH = Row(
    "{name}：{value}",
    "the value is of the record or the text of the document of that name",
    "bot.ask.telling.Telling.rows",
)
NO_TITLE = Row(
    "{author}的文章原文没有标题，“{label}”是本系统所加的标签。",
    "the record has no title and has a label of our own",
    "bot.ask.records._titles",
)
UNTITLED = Row(
    "{author}的文章原文没有标题。",
    "the record has no title",
    "bot.ask.records._titles",
)
COUNTED = Row(
    "共收录 {count} {unit}{among}：",
    "so many documents are in the index (of very many some follow), or so many authors are in their records",
    "bot.ask.holdings._listed",
)
LONGEST = Row(
    "按正文字数（含标点，不含标题和空白）从多到少排列：",
    "the characters of each text were counted, and the texts are in this order",
    "bot.ask.lengths.length",
)
SHORTEST = Row(
    "按正文字数（含标点，不含标题和空白）从少到多排列：",
    "the characters of each text were counted, and the texts are in this order",
    "bot.ask.lengths.length",
)
LENGTH = Row(
    "按正文字数（含标点，不含标题和空白）统计：",
    "the characters of the one text were counted",
    "bot.ask.lengths.length",
)
CHARACTERS = Row(
    "，{count} 字",
    "the text named before it has so many characters",
    "bot.ask.lengths.length",
)
OF_KIND = Row(
    "所收录的 {all} {unit}中，标题写明是{kind}的有 {count} {measure}{among}：",
    "so many documents of the index are called so, by their titles",
    "bot.ask.holdings._listed",
)
NONE_OF_KIND = Row(
    "所收录的 {count} {unit}，标题都没有写明是{kind}；收录的有：",
    "no document of the index is called so, by its title, and these are all of them, or the first",
    "bot.ask.holdings._listed",
)
OF_AUTHOR = Row(
    "共收录{author}的 {count} {unit}{among}：",
    "so many documents in the index are of this author, by their records",
    "bot.ask.holdings._listed",
)
SO_NAMED = Row(
    "所收录的 {all} {unit}中，名称、文号或发文机关与所问相符的{kind}有 {count} {measure}{among}：",
    "so many documents of the index have the question's words among their names, numbers and issuers",
    "bot.ask.holdings._listed",
)
NEWEST = Row(
    "所收录的文本中，注明日期的有 {count} {unit}，{which}的是{name}：",
    "the dates that so many documents state of themselves were compared, and this one's is the last or the first",
    "bot.ask.holdings._newest",
)
UNDATED = Row(
    "所收录的{unit}都没有注明日期，无法比较先后；收录的有：",
    "none of these documents states a date of itself, and its record has none",
    "bot.ask.holdings._newest",
)
SECTION = Row(
    "{whose}“{section}”一节",
    "the outline of the text has the words under this heading",
    "bot.ask.quotations.answer",
)
FOUND_IN = Row(
    "这句话出自{whose}：",
    "the words that are asked about stand so in this text, marks aside",
    "bot.ask.quotations.answer",
)
FOUND_ELSEWHERE = Row(
    "这句话出自{whose}，{other}中没有这样的字句：",
    "the words that are asked about stand so in the one text, and not in the other, marks aside",
    "bot.ask.quotations.answer",
)
PARTS_IN = Row(
    "它的各个部分都见于{whose}的这句话：",
    "each part of the quotation that its marks set off stands to the letter in the sentence that follows",
    "bot.ask.stitched.answer",
)
IN_ARTICLE = Row(
    "{whose}{article}",
    "the outline of the text has the words in this article",
    "bot.ask.quotations.place",
)
HAS_TERM = Row(
    "“{term}”见于{whose}：",
    "the sentences that follow stand in this text and have the term, marks aside",
    "bot.ask.quotations.answer",
)
NUMBERED = Row(
    "{number}是{name}：",
    "the document states this number of itself",
    "bot.ask.holdings.numbered",
)
NOT_HELD = Row(
    "没有收录《{title}》本身。",
    "no text bears this title or publishes a document of it, and the sentence that follows names it",
    "bot.ask.unheld.answer",
)
NO_SUCH_TITLE = Row(
    "没有收录标题含“{word}”的{kind}；收录的{kind}有：",
    "no text is called by the word, those whose titles end in this kind have it nowhere, and these follow",
    "bot.ask.unheld._of_no_such_title",
)
NO_SUCH_NUMBER = Row(
    "没有收录文号为“{number}”的文件。",
    "no text bears this number, and the sentence that follows has it",
    "bot.ask.unheld.answer",
)
MENTIONS = Row(
    "{whose}提到：",
    "the sentences that follow stand in this text and name the document that is asked about",
    "bot.ask.unheld.answer",
)
IS_SO = Row(
    "是的，文章信息记载的是：",
    "the affiliation in the record holds the organ and the office that are asked about, and the office is no part of another",
    "bot.ask.posts.person",
)
HAS = Row(
    "文章信息中写有“{words}”：",
    "the affiliation in the record has these words, and more of an organ's name behind them",
    "bot.ask.posts.person",
)
NOT_SO = Row(
    "文章信息记载的是{value}，没有写“{office}”。",
    "the affiliation in the record does not hold this word, or only as a part of another office",
    "bot.ask.posts.person",
)
NOBODY_IS = Row(
    "文章信息没有写明哪位作者是“{office}”；记载的是：",
    "the affiliation of no author holds this word, or only as a part of another office",
    "bot.ask.posts.whose",
)
NOBODY_AT = Row(
    "文章信息没有写明哪位作者在{kind}工作；记载的是：",
    "the affiliation of no author has a name of this kind of institution",
    "bot.ask.posts.whose",
)
REPEALED_BY = Row(
    "{older}已经废止，见{newer}。",
    "a clause of the one text that speaks of repeal names the other by its title or its number",
    "bot.text.versions.repealed_by",
)
OLDER = Row(
    "所收录的同名文件中，{newer}的日期晚于{older}；后者是否已经废止，原文没有写明。",
    "both texts state a date, the names agree without what marks a version, and no clause repeals the older",
    "bot.text.versions.superseded",
)
ENDED = Row(
    "{name}写明，{number}已经废止或宣布失效：",
    "a clause of that text that speaks of repeal, or a line of the annex that the clause sends to, has that number",
    "bot.text.versions.ending",
)
REPEALED = Row(
    "{older}已经废止，{name}写明：",
    "a clause of the one text that speaks of repeal names the other by its title or its number",
    "bot.text.versions.repealed_by",
)
