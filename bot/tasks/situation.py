"""What somebody says of themselves and of what they lack, taken apart: who they are, and need by need."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text import tags, words

# So many needs are looked into; somebody who pastes a page gets an answer to its beginning.
NEEDS_MAX = 8
NEED_LONGEST = 400
CUT = re.compile(r"[，,。；;！!？?\n\r]+|(?:另外|而且|并且|同时|还有|以及)")
LACK = re.compile(r"(?:缺少|缺乏|缺|没有|没|需要|不足|找不到|招不到)")
WISH = re.compile(r"(?:想要?|希望|打算|准备|计划|需要|要|怕|担心|难以|无法|不会|不懂|不知道|不能)")
# What is wished for or lacking is looked for without the wishing and the lacking.
BARE = re.compile(
    r"^(?:很|非常|特别|十分|目前|还|又|也)*"
    r"(?:想要?|希望(?:能够?)?|打算|准备|计划|需要|担心|就?怕|缺少|缺乏|缺|没有|没|找不到|招不到|不知道|不会)"
    r"(?:能够?|去|足够的?|合适的?|好的?)?(?=[\u4e00-\u9fff]{2})"
)
LISTED = re.compile(r"[、和与及]")
SHORT = 6
# Who asks, in a clause of its own. Example: 我们是一家做有色金属的小厂
SELF = re.compile(
    r"^(?:我|我们|本人|本公司|本单位|我司|我院|我校|我市|我县|咱们?|作为)(?:们)?(?:是|在|属于|从事|来自|一家|这家|一个|(?<=作为))"
)
ASKING = re.compile(
    r"(?:请问|请教|请)?(?:我们?|您|你们?)?(?:应?该|能|可以|要)?(?:怎么[办做]|如何是好|咋办|有(?:什么|哪些|没有|何)(?:好的?|可用的?|相关的?|适合的?)?"
    r"(?:办法|建议|措施|政策|对策|支持|扶持|思路|路径)(?:(?:可以|能|能够|可)(?:用|帮|享受|支持|解决)[^，]{0,6})?|(?:推荐|提供|给出?|出)(?:一?些|几条|点)?(?:建议|措施|对策|办法|主意)|求助|求支招|谢谢|"
    r"哪些(?:措施|政策|对策|办法)(?:适合|可用|能用|可以).*)(?:呢|吗|吧|我们)?"
)
FILLER = re.compile(
    r"^(?:我们?|咱们?|现在|目前|眼下|也|还|又|都|就是|主要是?|最近|一直|其实|但是?|不过|因为|所以|可是|然后)+"
)
# Words that say nothing of what is lacking.
GENERAL = frozenset(
    """支持 帮助 发展 工作 问题 情况 企业 公司 单位 希望 解决 提升 提高 加强 推动 促进 困难 困扰 办法 措施 建议 政策
    没人 有人 没有 缺少 缺乏 不足 不够 觉得 感到 认为 知道 比较 非常 特别 很多 一些 现在 目前 本地 地方 开展 进行""".split()
)
# 我们是…，怎么办: who asks, and what to do.
TELLS = re.compile(
    r"(?:^|[，。；！\s])(?:我(?!省|国|区)们?|本人|本公司|本单位|我司|我校|我院|我厂|咱们?)(?:公司|企业|厂|单位|学校|团队|园区|银行|研究所)?"
    r"(?:是|这家|一家|这边|在.{1,10}(?:工作|任教)|从事|主要做|属于|作为)|作为一(?:家|名|个|位|所)"
)
ASKS_WHAT_TO_DO = re.compile(
    r"怎么办|咋办|该怎么做|应该怎么做|怎么解决|如何解决|怎样解决|有(?:什么|哪些|没有|何).{0,8}(?:办法|建议|措施|政策|对策|扶持|支持|路径)|"
    r"(?:哪些|什么).{0,6}(?:措施|对策|政策|办法).{0,6}(?:适合|可用|能用|帮|支持)|给.{0,4}(?:建议|支招|出主意)|推荐.{0,6}(?:措施|对策|政策)|求助|何去何从"
)


@dataclass(frozen=True, slots=True)
class Situation:
    """Who asks, as said and as classes of `tags`, and the needs, each a phrase in the asker's words."""

    profile: str
    actors: tuple[str, ...]
    needs: tuple[str, ...]


def read(profile: str, need: str) -> Situation:
    """Take a description apart. Example: (小厂, "缺钱、缺设备，怎么办？") -> needs (缺钱, 缺设备)"""
    told = [profile.strip()] if profile.strip() else []
    needs: list[str] = []
    for clause in CUT.split(need[:NEED_LONGEST]):
        said = FILLER.sub("", clause.strip()) if not SELF.match(clause.strip()) else clause.strip()
        if not said or ASKING.fullmatch(said):
            continue
        if SELF.match(said) and not LACK.search(said):
            told.append(said)
        elif needs and not (_telling(said) and _telling(needs[-1])):
            needs[-1] = f"{needs[-1]}，{said}"
        else:
            needs += _listed(said)
    if not needs and need.strip():
        needs = [need.strip()[:NEED_LONGEST]]
    return Situation("，".join(told), tags.selves("，".join(told)), tuple(dict.fromkeys(needs))[:NEEDS_MAX])


def bare(need: str) -> str:
    """What to look for. Example: 没有检测设备 -> 检测设备"""
    return BARE.sub("", need)


def described(message: str) -> bool:
    """Whether a chat message tells of the writer's own situation and asks what to do about it."""
    folded = words.fold(message)
    return bool(TELLS.search(folded) and ASKS_WHAT_TO_DO.search(folded))


def _telling(said: str) -> bool:
    """Whether a clause names anything that can be looked for, and does not merely go on."""
    return bool(tags.sought(said)) or any(word not in GENERAL for word in words.content(said))


def _listed(said: str) -> list[str]:
    """The items of a list of needs: each with a verb of its own, or all after one verb of lacking."""
    pieces = [piece.strip() for piece in said.split("、") if piece.strip()]
    if len(pieces) > 1 and all(LACK.match(piece) or WISH.match(piece) for piece in pieces[1:]):
        return pieces
    lacking = LACK.match(said)
    if lacking:
        nouns = [noun.strip() for noun in LISTED.split(said[lacking.end() :]) if noun.strip()]
        if len(nouns) > 1 and all(len(noun) <= SHORT and tags.sought(noun) for noun in nouns):
            return [f"{lacking.group()}{noun}" for noun in nouns]
    return [said]
