"""A line of prose and a table, as a page has them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.documents.pdf_rows import Cells

NARROWEST = 9  # characters; narrower lines are lists, not prose, but in a column that is nothing but prose
NARROW = 4  # characters; of lines as narrow as these nothing shows whether they are prose
FULL = 1.7  # characters that a full line may lack at its right end


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose, in a column that reaches from `left` to `right`; `indent` is what it lacks at its left end.

    `flows`: its column is of sentences that run on from line to line, however narrow it is.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    left: float
    right: float
    notes: tuple[str, ...] = ()
    flows: bool = False

    @property
    def indent(self) -> float:
        """In characters."""
        return (self.x0 - self.left) / self.size

    @property
    def full(self) -> bool:
        """It reaches the right end of its column."""
        least = NARROW if self.flows else NARROWEST
        return self.x1 >= self.right - FULL * self.size and self.x1 - self.left > least * self.size

    @property
    def centred(self) -> bool:
        """It lacks as much at the left as at the right."""
        lack = self.x0 - self.left, self.right - self.x1
        return min(lack) > 2 * self.size and abs(lack[0] - lack[1]) < 2 * self.size


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by rows, each in the row where it begins. `x0` to `x1` is its width."""

    cells: Cells
    x0: float
    x1: float

    @property
    def columns(self) -> int:
        """How many it has."""
        return sum(cell.columns for cell in self.cells[0])
