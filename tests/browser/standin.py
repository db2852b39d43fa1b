"""A Bot that answers by looking for a word, over the shipped essays; until the true one answers these questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Answer, Citation, Essay, Hit, Passage


@dataclass
class StandIn:
    """Answers with every sentence that holds the question's longest known word; refuses the rest."""

    documents: list[Essay]
    model_name: str = "stand-in"

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        words = ("四库系统", "创新积分制", "耐心资本", "联合体")
        word = next((word for word in words if word in question), None)
        if word is None:
            return self._refusal(question)
        cites: list[Citation] = []
        text = ""
        for essay in self.documents:
            start = essay.text.find(word)
            while start >= 0 and len(cites) < 4:
                low = max(essay.text.rfind(mark, 0, start) for mark in "。\n") + 1
                high = essay.text.find("。", start) + 1
                cites.append(self._cite(len(cites) + 1, essay, low, high))
                text += f"{essay.author}提出：“{cites[-1].quote}”[{len(cites)}]\n\n"
                start = essay.text.find(word, high)
        return Answer(question, question, "answered", None, text, (), tuple(cites))

    def _cite(self, number: int, essay: Essay, start: int, end: int) -> Citation:
        section = next((s.heading for s in essay.sections if s.start <= start < s.end), None)
        reference = f"{essay.author}. {essay.title or '[无题]'}[N]. [报纸名不详]."
        place = (essay.essay_id, essay.title, essay.author, section, None, start, end, essay.text[start:end])
        return Citation(number, *place, reference, essay.label, essay)

    def _refusal(self, question: str) -> Answer:
        essay = self.documents[1]
        near = Passage("p", essay.essay_id, essay.title, essay.author, None, None, 0, 90, essay.text[:90])
        text = "收录的文章没有谈到这个问题。您可以询问江西推动科技创新和产业创新深度融合的有关内容。"
        suggestions = tuple(self.examples())
        return Answer(question, question, "refused", "off_topic", text, nearest=(near,), suggestions=suggestions)

    def search(self, question: str, k: int = 10, author: str | None = None) -> list[Hit]:
        return []

    def essays(self) -> list[tuple[str, str, str | None]]:
        return [(essay.essay_id, essay.name, essay.author) for essay in self.documents]

    def essay(self, essay_id: str) -> Essay | None:
        return next((essay for essay in self.documents if essay.essay_id == essay_id), None)

    def examples(self) -> list[str]:
        return ["江西研究院的“四库系统”指的是哪四个库？", "创新积分制改革怎么用？", "“耐心资本”有什么作用？"]
