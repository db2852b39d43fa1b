"""What is kept of each page: Gradio keeps 10,000 of those that are closed, and for each how every component is set."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from gradio.state_holder import SessionState, StateHolder

# A page that comes back within this time goes on where it was; so long Gradio keeps what its components hold.
KEPT = timedelta(hours=1)
# So many pages are kept at once; the one that was used longest ago goes first.
MOST = 2_000


class Unkept(dict[int, Any]):
    """Settings of components that are forgotten at once."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: int) -> dict[str, Any]:
        return {}

    def __setitem__(self, key: int, value: Any) -> None:
        pass


class Pages(StateHolder):
    """Gradio's, that keeps of a page what was said on it alone.

    How its components are set (100 KB a page, and milliseconds to tell it) Gradio keeps for links into a page, which are
    not to be had here (`narrow`).
    """

    def __getitem__(self, session_id: str) -> SessionState:
        if session_id not in self.session_data:
            bare: Any = SimpleNamespace(default_config=self.blocks.default_config, blocks=())
            state = self.session_data[session_id] = SessionState(bare)
            state.config_values = Unkept()
        return super().__getitem__(session_id)


def bound(app: Any, blocks: Any) -> None:
    """Keep no more of pages, and of no more of them, than that; `app`: as Gradio has made it of these blocks."""
    blocks.state_session_capacity = MOST
    app.state_holder = Pages()  # type: ignore[no-untyped-call]
    app.state_holder.set_blocks(blocks)


def forget(blocks: Any, now: datetime) -> None:
    """Drop all that is kept of pages that were closed, and last used, longer ago than that; `now`: local time."""
    holder = blocks.state_holder
    for session, state in list(holder.session_data.items()):
        used = holder.time_last_used.get(session)
        if state.is_closed and used is not None and now - used > KEPT:
            holder.session_data.pop(session, None)
            holder.time_last_used.pop(session, None)
