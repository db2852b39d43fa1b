"""Whether a text still holds, and which text has ended it: of a text that is here, or of a number that another text names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ask import naming
from bot.ask.pieces import whose
from bot.ask.recorded import Wanted
from bot.ask.telling import Telling
from bot.domain import FIELDS, Answer, Essay
from bot.index.store import Index
from bot.says import record as told
from bot.text import record, versions
from bot.text.quoting import named

# Behind the title of a text that an order or a notice puts into the world.
PUBLISHES = re.compile(r"[^。；\n《]{0,80}(?:现予以?|现将其?|予以)(?:公布|发布|颁布|印发)")
STILL = re.compile(
    r"[还仍](?:能|可以?|要|得)?(?:继续)?(?:按照?|依照?|照着?|执行|适用)(?:着)?(?P<text>[^,，。？?]{2,40}?(?:办法|规定|条例|细则|通知|意见|政策|方案|文件|标准))(?:的)?(?:来|办理?|执行|算|走|申请|处理)?[吗么不]"
)
# Fields that ask for it.
ASKED = frozenset({"status", "repealed"})


def still(level: str) -> Wanted | None:
    """Whether one may still go by a text, asked by what is done with it: 还能按2019年的暂行办法来吗."""
    match = STILL.search(level)
    return Wanted("fields", ("status",), match["text"], every=False) if match else None


def tell(telling: Telling, essays: Sequence[Essay], index: Index) -> bool:
    """Tell what the record says of it, which other text repeals these, or how long they hold; False where nothing is known."""
    for essay in essays:
        told_before = len(telling.parts)
        if (value := essay.fact("status")) is not None:
            telling.block(
                told.RECORDED(whose=whose(essay), fact=FIELDS["status"]), [(essay, record.Known("status", value))]
            )
        for newer, clause in versions.repealed_by(essay, index.essays.values()):
            telling.block(told.REPEALED(name=named(newer), older=named(essay)), [(newer, clause)])
        if len(telling.parts) == told_before and (known := record.known(essay, "expires")):
            telling.block(told.STATED(whose=whose(essay), fact=FIELDS["expires"]), [(essay, one) for one in known])
    return bool(telling.parts)


def elsewhere(question: str, index: Index) -> Answer | None:
    """What another text says of the number of a text that is not here; None where no text repeals it.

    Example: 青政发〔2020〕6号还有效吗, of a decision whose annex has it among what is repealed
    """
    telling = Telling(index)
    for number in dict.fromkeys(match.group() for match in naming.NUMBER.finditer(question)):
        for borne, essay, clauses in versions.ending(number, index.essays.values()):
            telling.block(told.ENDED(name=named(essay), number=borne), [(essay, one) for one in clauses])
    return telling.answer(question) if telling.parts else None


def published_by(essay: Essay, index: Index) -> Essay | None:
    """The order or notice that puts a text into the world, where it is a document of its own; None for none or several.

    Example: 《某县殡葬服务管理办法》…现予公布, of 某县人民政府令第7号
    """
    title = f"《{essay.name}》"
    others = [one for one in index.essays.values() if essay.title and one is not essay]
    found = [one for one in others if (at := one.text.find(title)) >= 0 and PUBLISHES.match(one.text, at + len(title))]
    return found[0] if len(found) == 1 else None
