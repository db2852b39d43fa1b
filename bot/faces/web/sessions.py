"""What is kept of each page: Gradio copies its settings for every page and, of those that are closed, keeps 10,000."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

# A page that comes back within this time goes on where it was; so long Gradio keeps what its components hold.
KEPT = timedelta(hours=1)
# So many pages are kept at once, each of some 100 KB; the one that was used longest ago goes first.
MOST = 2_000


def bound(blocks: Any) -> None:
    """Keep no more pages than that. To be called before the blocks are mounted."""
    blocks.state_session_capacity = MOST


def forget(blocks: Any, now: datetime) -> None:
    """Drop all that is kept of pages that were closed, and last used, longer ago than that; `now`: local time."""
    holder = blocks.state_holder
    for session, state in list(holder.session_data.items()):
        used = holder.time_last_used.get(session)
        if state.is_closed and used is not None and now - used > KEPT:
            holder.session_data.pop(session, None)
            holder.time_last_used.pop(session, None)
