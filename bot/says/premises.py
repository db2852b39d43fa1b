"""What is said of the numbers and the years that a question takes for granted."""

from __future__ import annotations

from bot.says.row import Row

NUMBER_SAME = Row(
    "问题中的“{said}”与原文一致，原文的说法是：",
    "the first sentence cited holds most of the question and has this number, and one alone, of the same thing, with the same "
    "bounds, and its text has no other number of it",
    "bot.ask.figures.same",
)
NUMBER_UNBORNE = Row(
    "所引原文没有写到“{said}”，与此有关的说法是：",
    "the question asks for yes or no, and no sentence that is quoted has a number (or, where years are named, a year) of this value",
    "bot.ask.figures._unborne",
)
NUMBER_DIFFERS = Row(
    "问题中的“{said}”与原文不符，原文为“{true}”。",
    "a sentence that is quoted has another number of the same thing, behind or beside the same words, which cannot be right "
    "beside the question's; its text has no further number of it, and no text found has the question's",
    "bot.ask.figures.wrong",
)
YEAR_DIFFERS = Row(
    "所收录的文章没有提到“{said}”，与此有关的原文写的是“{true}”。",
    "no text has the question's year or plan, and the sentence that is quoted first, which holds most of the question, has "
    "that one alone",
    "bot.ask.premise.wrong_year",
)
AS_MANY = Row(
    "是的，数目一致，具体如下。",
    "the question takes a number for granted, and so many were counted",
    "bot.ask.claimed.answered",
)
NOT_AS_MANY = Row(
    "不是“{claimed}”，实际数目和内容如下。",
    "the question takes this number of texts, authors or parts for granted, and another was counted",
    "bot.ask.claimed.answered",
)
APPEARED_SO = Row(
    "是的，记载如此：",
    "the question claims where or when texts appeared, and each record that is told has the same",
    "bot.ask.published.answered",
)
APPEARED_OTHERWISE = Row(
    "与记载不符，记载的是：",
    "the question claims where or when texts appeared, and a record that is told has another newspaper or date",
    "bot.ask.published.answered",
)
