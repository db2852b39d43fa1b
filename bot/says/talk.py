"""What is said in return where nothing is asked of the texts: courtesies, and regrets about the answer before."""

from __future__ import annotations

from bot.says.row import Row

SMALL_TALK = Row(
    "您好！我是政策问答助手，只依据所收录的文章逐句引用作答；您可以这样问我：{example}",
    "the message is nothing but greetings, thanks and questions about the assistant",
    "bot.ask.talk.is_small_talk",
)
THANKED = Row(
    "不客气！欢迎继续提问，例如：{example}",
    "the message is nothing but courtesies, thanks among them",
    "bot.ask.talk.courtesy",
)
FAREWELL = Row(
    "再见，欢迎随时再来提问。",
    "the message is nothing but courtesies, a farewell among them",
    "bot.ask.talk.courtesy",
)
GO_ON = Row(
    "好的，您可以接着问，例如：{example}",
    "the message is nothing but courtesies, and an answer went before it",
    "bot.ask.talk.is_small_talk",
)
NOTHING_YET = Row(
    "前面还没有引用过原文的回答；您可以这样问我：{example}",
    "the message speaks of the answer before, and no answer of the conversation has a citation",
    "bot.ask.react.Reacting.to",
)
SORRY = Row(
    "抱歉，刚才的回答没有答到您的问题。以下是另外几处相近的原文，是否合意请您核对：",
    "the message says that the answer before is wrong, and other sentences were found for its question",
    "bot.ask.react.Reacting._sorry",
)
SORRY_NO_MORE = Row(
    "抱歉，刚才的回答没有答到您的问题；除已引用的语句外，没有找到其他相近的原文，请您换一种问法。",
    "the message says that the answer before is wrong, and nothing else was found for its question",
    "bot.ask.react.Reacting._sorry",
)
SORRY_NOTHING = Row(
    "抱歉，刚才没有帮上忙；请您换一种问法，例如：{example}",
    "the message says that the answer before is wrong, and that one has no citation",
    "bot.ask.react.Reacting.to",
)
MISSPELT = Row(
    "“{said}”按同音的“{meant}”理解。",
    "the question was searched with the second word in the place of the first; it is one of the texts, or an author, and sounds alike",
    "bot.ask.misspelt.heard",
)
