"""A progress bar on standard error, drawn from the first report on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


class Bar:
    """What `Bot` reports its progress to; `task`: what is being done."""

    def __init__(self, task: str = "正在建立索引（段落和句子）") -> None:
        self._task_name = task
        self._progress: Progress | None = None

    def report(self, done: int, total: int) -> None:
        """Draw how far it is."""
        if self._progress is None and total:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True))
            self._task = self._progress.add_task(self._task_name, total=total)
            self._progress.start()
        if self._progress is not None:
            self._progress.update(self._task, completed=done, total=total)
            if done >= total:  # of two bars only one may be on the screen
                self.stop()
                self._progress = None

    def stop(self) -> None:
        """Leave the bar as it stands."""
        if self._progress is not None:
            self._progress.stop()
