"""What is said of a text's structure."""

from __future__ import annotations

from bot.says.row import Row

ARTICLE = Row(
    "{title}{article}规定：",
    "the article of that number, with that paragraph and item, stands in the outline of the text",
    "bot.ask.parts.numbered",
)
NO_PART = Row(
    "{whose}没有{part}：{where}共 {most} {unit}。",
    "the outline of the text, or of the part that is named, has so many parts of that kind (of the highest rank, where it "
    "has none of the kind), and none of that number",
    "bot.ask.compose.lacking",
)
UNDIVIDED = Row(
    "{whose}不分{unit}。",
    "no heading of the text, or of the part that is named, is one of a chapter or section",
    "bot.ask.compose.lacking",
)
PART = Row(
    "{whose}{part}：",
    "the outline of the text has a part of that number at that rank, or within the part that is named",
    "bot.ask.parts.numbered",
)
ALIKE = Row(
    "{whose}中接连有 {count} 项写有“{phrase}”：",
    "so many items that stand one behind the other in one part all begin, or all end, their first clause with these words",
    "bot.ask.alike.answer",
)
MARKED = Row(
    "{where}中以{marks}起首的各处如下：",
    "the points that follow begin with these words, and the words stand nowhere else at the beginning of a clause there",
    "bot.ask.numbering.marked",
)
LEADS_OF_MARKED = Row(
    "{where}中以{marks}起首的各处如下（只引首句）：",
    "the same; they are long, and only their first sentences follow",
    "bot.ask.numbering.marked",
)
NO_ANNEX = Row(
    "{whose}没有{part}：所列附件共 {most} 件。",
    "the list of annexes of the text and the annexes below it are so many at most, and none has that number",
    "bot.ask.annexed.unlisted",
)
NO_ANNEXES = Row(
    "{whose}没有{part}：全文没有提到附件。",
    "the text has no list of annexes, no annex stands below it, and it has no word of one",
    "bot.ask.annexed.unlisted",
)
ANNEXES = Row(
    "{whose}列有 {count} 个附件，原文写明：",
    "the lines of the list of annexes that follow are numbered from one up to that number, and no line has two",
    "bot.ask.annexed.counted",
)
LISTED_ONLY = Row(
    "{whose}没有收录{part}的正文，附件清单中写明：",
    "no annex of that number stands in the outline of the text, and the line of that place in its list of annexes follows",
    "bot.ask.parts._listed",
)
WHOLE_SECTION = Row(
    "{whose}“{heading}”这一部分的内容：",
    "all sentences of the part with that heading follow, or of a long one the names of its parts",
    "bot.ask.parts.unit",
)
WHOLE_POINT = Row(
    "{whose}在“{heading}”一节中对这一点的完整表述：",
    "all sentences of a point or paragraph under that heading follow",
    "bot.ask.parts.unit",
)
WHOLE_PART = Row(
    "{whose}对这一点的完整表述：",
    "all sentences of a point or paragraph follow, and no heading stands over it",
    "bot.ask.parts.unit",
)
LEADS_OF_SECTION = Row(
    "{whose}“{heading}”这一部分篇幅较长，以下是各项的标题或首句：",
    "the part under that heading, or a part of it, is too long to be quoted whole; the names of its parts follow",
    "bot.ask.parts.unit",
)
LEADS_OF_PART = Row(
    "{whose}对这一点说得较长，以下是各项的首句：",
    "a part without a heading is too long to be quoted whole, and the first sentences of what it enumerates follow",
    "bot.ask.parts.unit",
)
LEADS_OF_NUMBER = Row(
    "{whose}{part}篇幅较长，以下是各项的标题或首句：",
    "the part of that number is too long to be quoted whole, and the names of its parts follow",
    "bot.ask.parts.numbered",
)
CONDITIONS = Row(
    "是否符合，请对照{whose}写明的条件：",
    "the question asks whether somebody may have a thing, and what follows are this text's conditions or exclusions, whole",
    "bot.ask.qualifying.answer",
)
TABLE = Row(
    "{whose}的表格列出：",
    "the rows that follow stand in one table of this text, to the letter",
    "bot.ask.tabled.rows",
)
NO_ROW = Row(
    "{whose}的表格共 {most} 行，没有“{part}”；最后一行是：",
    "the table whose columns and heading have most of the question's words has so many rows, numbered through or one a line",
    "bot.ask.table_rows.numbered",
)
OTHERS = Row(
    "{whose}中，除“{part}”外，其余部分如下：",
    "the parts that follow stand beside that part, under the same heading or in the same text, and are all of them",
    "bot.ask.rest.others",
)
COUNTED = Row(
    "{whose}共有 {count} {unit}：",
    "so many parts of that kind stand in the outline of the text",
    "bot.ask.counts.count",
)
PARTS = Row(
    "{whose}分为 {count} 个部分：",
    "the outline of the text has so many headings of the highest rank",
    "bot.ask.overviews.document",
)
WHOLE_TEXT = Row(
    "{whose}篇幅不长，全文如下：",
    "all sentences of the text follow; it has no headings",
    "bot.ask.overviews.document",
)
PARTS_WITH_THESIS = Row(
    "{whose}分为 {count} 个部分，开篇点题之句和各部分如下：",
    "the same; the first sentence quoted is the last before the first heading",
    "bot.ask.overviews.thesis",
)
POINTS = Row(
    "{whose}的要点如下：",
    "what follows are headings, points or first sentences of paragraphs of that text; how many parts it has is not certain",
    "bot.ask.overviews.document",
)
LEADS = Row(
    "{whose}没有分部分的小标题，要点如下：",
    "the outline of the text has no headings; what follows are its points and the first sentences of its paragraphs",
    "bot.ask.overviews.document",
)
THESIS = Row(
    "{whose}点题的一句是：",
    "the sentence is the last before the first heading, or the question that a text without headings asks",
    "bot.ask.overviews.thesis",
)
TEXTS = Row(
    "以下分别引自 {count} {unit}：",
    "the blocks that follow quote so many texts",
    "bot.ask.compose._opened",
)
DEFINED = Row(
    "关于“{term}”，原文的说明是：",
    "a sentence says of the term what it is, includes or is short for, in a form in which Chinese defines",
    "bot.text.definitions.meaning",
)
ON_TERM = Row(
    "关于“{term}”，原文写道：",
    "a sentence has the term in apposition, as the name of its point, with as many things as it counts, or as what is set up and does what follows",
    "bot.text.definitions.meaning",
)
NOTED = Row(
    "原文没有直接给出“{term}”的定义；用到它的句子和其后的注文如下：",
    "a sentence has the term, none has the form of a definition of it, and the line behind its paragraph tells what some word means",
    "bot.text.definitions.meaning",
)
NOT_DEFINED = Row(
    "原文使用了“{term}”，但没有给出定义，用法如下：",
    "sentences of the texts have the term, and none of them the form of a definition or of an introduction",
    "bot.text.definitions.meaning",
)
USED = Row(
    "{whose}写道：",
    "the sentence stands in that text",
    "bot.text.definitions.meaning",
)
TASK = Row(
    "本程序不代写文稿；下面是写作时可以依据的原文：",
    "the question asks for a text to be written, and what follows is quoted",
    "bot.ask.compose._task",
)
UNJUDGED = Row(
    "本程序只引用原文，不作评判；下面列出原文，供您比较：",
    "the question asks for a judgement, and what the texts say follows in quotation",
    "bot.ask.opinions.answer",
)
ASK_PART = Row(
    "{whose}“{heading}”这部分讲了什么？",
    "the outline of the text has a part with that heading",
    "bot.ask.suggesting.suggestions",
)
ASK_FACT = Row(
    "{whose}的{fact}是什么？",
    "the record of the text, or the text of itself, has a fact of that name",
    "bot.text.record.known",
)
ASK_TEXT = Row(
    "{whose}的主要内容是什么？",
    "the text has been cited",
    "bot.ask.suggesting.suggestions",
)
ASK_ALL = Row(
    "这些文章各讲了什么？",
    "the collection has several texts",
    "bot.ask.suggesting.suggestions",
)
NOTHING_SHARED = Row(
    "没有查到{speakers}共同的提法，以下分别引出各自的要点。",
    "no term of policy, and no noun that is rare elsewhere, stands in the texts of all",
    "bot.ask.common.shared_terms",
)
