"""What is said of the order of places by a figure that their texts give."""

from __future__ import annotations

from bot.says.row import Row

TOP = Row(
    "{of}，{what}{most}的是{places}。",
    "of the texts that have one figure of that indicator and time, these have the highest (the lowest) of all",
    "bot.ask.ranked.answer",
)
ORDER = Row(
    "{of}，{what}由{order}依次为：{places}。",
    "the texts of these places have these figures of that indicator and time, in that order",
    "bot.ask.ranked.answer",
)
ALL = Row(
    "按所收录文本写明的数字",
    "the text of every place that is asked about has one figure of that indicator and time",
    "bot.ask.ranked.answer",
)
SOME = Row(
    "在按这一名称查到数字的{many}{unit}中",
    "of the places that are asked about so many have a text with one figure of that indicator and time",
    "bot.ask.ranked.answer",
)
FEW = Row(
    "{all}{unit}中，按这一名称查到数字的有{many}{unit}，不足以判断哪里{most}。",
    "the texts of fewer than two thirds of the places that are asked about have one figure of that indicator and time",
    "bot.ask.ranked.answer",
)
BEHIND = Row(
    "由{order}依次为：{places}。",
    "the same, behind the sentence that says of what",
    "bot.ask.ranked.answer",
)
PLACE = Row(
    "{of}，{what}，{place}在{many}{unit}中由高到低排第{at}位（{figure}）。",
    "so many texts have one figure of that indicator and time, of which so many less one are higher than this one's",
    "bot.ask.ranked.answer",
)
PASSING = Row(
    "{of}，{what}{bound}的有{many}{unit}：{places}。",
    "of the texts that have one figure of that indicator and time, those of these places alone pass that bound",
    "bot.ask.ranked.answer",
)
NONE_PASSING = Row(
    "{of}，没有{what}{bound}的。",
    "no figure of that indicator and time passes that bound",
    "bot.ask.ranked.answer",
)
SUM = Row(
    "{of}，{what}，{places}，合计{total}。",
    "the texts of these places have these figures of that indicator and time, none of them about so much; this is their sum",
    "bot.ask.ranked.answer",
)
EACH = Row(
    "{of}，{what}依次为：{places}。",
    "the reports that look back on these years, or the texts of these places, have these figures of that indicator and time",
    "bot.ask.ranked.answer",
)
DIFFERENCE = Row(
    "{of}，{what}，{higher}高于{lower}，相差{difference}。",
    "the texts of both have one exact figure of that indicator and time, in one unit; this is the one less the other",
    "bot.ask.ranked.answer",
)
EQUAL = Row(
    "{of}，{what}，{places}，两者相同。",
    "the texts of both have the same exact figure of that indicator and time",
    "bot.ask.ranked.answer",
)
REACHED = Row(
    "{what}，目标为{aim}，实际为{figure}，实际{way}目标。",
    "the report of that year sets this aim alone, and that of the next gives this exact figure alone, in one unit",
    "bot.ask.reached.answer",
)
AIMED = Row(
    "{what}，目标为{aim}，实际为{figure}。",
    "the same, where the aim is a span or the figure is about so much",
    "bot.ask.reached.answer",
)
AGAINST = Row(
    "{what}，{year}年目标为{aim}，{before}年实际为{figure}，目标{way}上年实际。",
    "one report gives this figure alone of the year that it looks back on, and this aim alone of the year ahead, in one unit",
    "bot.ask.year_figure.answer",
)
CLAIMED = Row(
    "与原文一致，{what}为{figure}：",
    "the report of that time gives this figure alone, and it is exactly the one that is claimed, or a growth or fall as claimed",
    "bot.ask.figure_claims.Claim.held",
)
NOT_CLAIMED = Row(
    "与原文不符：{what}，原文写明为{figure}，不是{said}。",
    "the report of that time gives this figure alone, exactly and in the unit that is claimed, and it is another; or it is a "
    "fall where a growth is claimed, or the other way",
    "bot.ask.figure_claims.Claim.held",
)
NO_AIM = Row(
    "{what}，原文写明为{figure}；所收录的文本中没有提出当年目标的报告。",
    "the report that looks back on that year gives this figure alone, and no report of that place was made in that year",
    "bot.ask.reached.answer",
)
AIM = Row(
    "目标（{figure}），{whose}写道：",
    "the sentence behind it has this figure of the indicator, in what the report plans",
    "bot.ask.reached.answer",
)
CAME = Row(
    "实际（{figure}），{whose}写道：",
    "the sentence behind it has this figure of the indicator, in what the report looks back on",
    "bot.ask.reached.answer",
)
NO_FIGURE = Row(
    "{places}的文本中没有按这一名称查到数字，未计入。",
    "no sentence of these places' texts has a figure right behind the indicator's name, of that time",
    "bot.ask.ranked.answer",
)
MANY_WITHOUT = Row(
    "另有{many}{unit}的文本中没有按这一名称查到数字，未计入。",
    "no sentence of so many places' texts has a figure right behind the indicator's name, of that time",
    "bot.ask.ranked.answer",
)
SEVERAL = Row(
    "{places}的文本中这一数字不止一个、时间不明、只是约数或范围，或单位不同，未计入。",
    "the texts of these places have more than one figure of that indicator and time, one that may be of five years, one that is about the bound that is asked of, or between two, or in another unit",
    "bot.ask.ranked.answer",
)
FIGURE = Row(
    "{place}（{figure}），{whose}写道：",
    "the sentence that follows gives that figure right behind the indicator's name",
    "bot.ask.ranked.answer",
)
FURTHER = Row(
    "其余{many}{unit}的原文从略，可再问“详细一点”。",
    "so many of the places that are counted are not quoted",
    "bot.ask.ranked.answer",
)
REST = Row(
    "其余各地的原文如下：",
    "they are those that the order rests on and that were not quoted before",
    "bot.ask.shown.is_among",
)
COLUMN = Row(
    "按表中“{column}”一列的数字，{most}的是{rows}。",
    "of the rows of the table that have a figure in that column, sums aside, these have the highest (the lowest)",
    "bot.ask.table_order.extreme",
)
EMPTY = Row(
    "另有{many}行在这一列没有单一的数字，未计入。",
    "so many rows of the table have no single figure in that column",
    "bot.ask.table_order.extreme",
)
IN_TABLE = Row(
    "{whose}的表格写道：",
    "the rows that follow are those of the table",
    "bot.ask.table_order.extreme",
)
IN_COLUMN = Row(
    "按表中{where}的数字，{higher}为{figure}，{lower}为{other}，相差{difference}。",
    "these two cells of one column, or of one row, of the table have one figure each, in one unit; this is the one less the other",
    "bot.ask.table_figures.differing",
)
SIGNED = Row(
    "按表中“{column}”一列的数字，为{sign}的有{many}行：{rows}。",
    "of the rows of the table, sums aside, these alone have a figure below (above) nothing in that column",
    "bot.ask.table_figures.signed",
)
OF_A_KIND = Row(
    "按表中“{column}”一列，为“{value}”的有{many}{unit}。",
    "so many rows of the table have just this in that column",
    "bot.ask.table_figures.of_a_kind",
)
