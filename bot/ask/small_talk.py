"""What asks for nothing that a text could tell: greetings, thanks, questions about the assistant itself."""

from __future__ import annotations

import re

from bot.text import words

PHRASE = re.compile(
    r"(?:请问)?(?:你|您|大家)?好[呀啊吗]?|(?:早上|上午|中午|下午|晚上)好|晚安|(?:请问)?(?:有人)?在(?:不在|吗|么)|嗨|哈喽|hi|hello|hey|"
    r"(?:非常|十分|真是|太|真的)?(?:谢谢|感谢|多谢)(?:你|您)?(?:的)?(?:帮助|帮忙|回答|解答|支持|耐心)?[啦了]?|辛苦[了啦]?|再见|拜拜|bye|thanks|thankyou|"
    r"(?:请问)?(?:你|您)(?:到底)?是(?:谁|什么|不是|机器人|人工智能|真人|ai|程序){1,4}吗?|(?:你|您)叫什么(?:名字)?|(?:请)?介绍一下你自己|(?:请)?自我介绍一下?|"
    r"(?:请问)?(?:你|您)?(?:都|还)?(?:会|能|可以)(?:帮我|为我)?(?:做|干|回答)(?:些|点)?(?:什么|啥|哪些)(?:事情?|问题)?呢?|"
    r"(?:你|您)有(?:什么|哪些)(?:功能|本领|用处)|怎么用|如何使用|帮助|help|测试|test|ok|好的|嗯|哦|哈|知道了|明白了|收到|没事了?|你?真棒|厉害|不错"
)
# No phrase is longer.
LONGEST = 23


def is_small_talk(question: str) -> bool:
    """Whether a question is nothing but such phrases, in any succession. Example: 你好，谢谢，再见"""
    bare = re.sub(r"\W", "", words.fold(question))
    # Where a phrase ends that phrases lead up to. One pattern of repeated phrases would try each division of the text
    # into phrases in turn (谢谢你+好, 谢谢+你好), and their number doubles with every such place.
    reached = {0}
    for start in range(len(bare)):
        if start in reached and PHRASE.match(bare, start):
            ends = range(start + 1, min(start + LONGEST, len(bare)) + 1)
            reached.update(end for end in ends if PHRASE.fullmatch(bare, start, end))
    return len(bare) in reached
