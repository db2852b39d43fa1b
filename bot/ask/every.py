"""How everything that is said of one subject is asked for, and of which: 所有说到…的地方, 凡是跟…有关的都给我找出来."""

from __future__ import annotations

import re

from bot.ask.themes import SAID

# Everything is asked for, in so many words: a word for all with a verb of giving, that it is whole, or that nothing may lack.
_ALL = "(?:全部?|都|统统|通通|一概|一律|一一|逐一)"
_FOR = "(?:[给帮跟替向]我们?|请)"
_VERBS = "[列找摆挑摘搜翻拎抄贴]"
# All that is said of something: 所有说到…的地方; 凡是涉及…的, 都要… asks for no words.
_SOME, _SAID = "所有|全部|一切|凡是?", rf"(?:{SAID})[到及过了]*"
_PLACES = "(?:地方|段落?|语?句子?|内容|说法|提法|表述|话)"
_ENDS = r"(?=了?\W*$)"
_SAYINGS = r"(?:(?:内容|规定|安排|要求|说法|提法|表述|条款|条文|措施)(?:[、和及与]|以及)?)+"
EVERY = re.compile(
    rf"{_ALL}{_FOR}?(?:{_VERBS}(?:出来|全|齐)|列(?=$|[，,。])|告诉我)|{_ALL}(?:[发拿调交])?给我们?{_ENDS}"
    rf"|(?:{_VERBS}|[说讲给写答念])得?[全齐]{_ENDS}|要(?:最?全|所有|完整)的?{_ENDS}"
    rf"|(?:别|不要|不能|不可)(?:有)?遗?(?:漏|落(?=下|\W*$))[掉下]?|一[处条个句字点样项件段](?:也|都)?(?:别|不要?|不能)(?:[漏少]|落(?=下|{_VERBS}|[说讲给写答念]|\W*$))|历年"
    rf"|所有(?:说法|提法|表述|语句|论述|段落|句子)|(?:所有|全部|一切)(?:[相有]关)?的?(?:内容|规定|原文|的?话){_ENDS}"
    rf"|(?:{_SOME})(?={_SAID}[^,。;]{{1,20}}的{_PLACES}\W*$)|(?={_SAID}[^,。;]{{1,20}}的{_PLACES}都?有哪[些几])"
    rf"|(?<=[\u4e00-\u9fff])[相有]关的{_SAYINGS}{_ENDS}|都有(?:哪些|什么|啥){_SAYINGS}{_ENDS}"
)
# What it is that all is asked of, where a question says so; what it says besides only tells what may be said of it.
_BEHIND = rf"的(?=都|全|统统|[,。;?!、]|{_PLACES}|$)"
ABOUT = re.compile(
    rf"(?:{_SOME})(?:{_SAID})(?P<said>[^,。;:?!、]{{1,20}}?){_BEHIND}|(?:[跟与和同]|(?<!没)有关|关于)(?P<of>[^,。;:?!、]{{1,20}}?)[相有]关{_BEHIND}"
)
