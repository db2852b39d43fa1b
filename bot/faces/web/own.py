"""The room for a user's own documents: what own.js asks of the program."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI, Form, UploadFile
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from bot import library as libraries
from bot.documents import kinds
from bot.documents.encoding import storable
from bot.documents.ocr import Reading, silent
from bot.faces import limits
from bot.faces.web import render_own as render
from bot.faces.web.drawer import drawer
from bot.faces.web.pending import WAITING, Pending

if TYPE_CHECKING:
    from bot.app import Bot
    from bot.library import Library, Preview

# Files that are looked at side by side: some take half a minute, and questions must not wait for a thread meanwhile.
READ_AT_ONCE = 2
NAME_MOST = 120


class Adding(BaseModel):
    """Which recognised documents are added to which collection; to a new one of this name where none is given."""

    tokens: list[str]
    collection: str = ""
    name: str = ""


class Waiting(BaseModel):
    """Documents that were recognised."""

    tokens: list[str]


class Naming(BaseModel):
    """A collection, and its new name."""

    collection: str
    name: str = ""


class Removing(BaseModel):
    """A document of a collection."""

    collection: str
    essay: str


def mount(app: FastAPI, bot: Bot, library: Library) -> None:
    """Add the routes."""
    pending, reading = Pending(library.home / "waiting"), CapacityLimiter(READ_AT_ONCE)
    pages: dict[str, tuple[int, int]] = {}  # a file that is read -> scanned pages recognised, and how many it has

    @app.get("/own", include_in_schema=False)
    def room(here: str = "") -> HTMLResponse:
        """All collections with what they hold; `here`: the one that the page answers from."""
        shelves = [render.Shelf.of(one, library) for one in library.collections()]
        html = render.shelves(bot.essays(), shelves, here)
        return HTMLResponse(html.encode("utf-8", "replace"))

    @app.get("/own/collections", include_in_schema=False)
    def collections() -> dict[str, Any]:
        """What can be chosen to be answered from, and what is being added."""
        told = [{"key": one.key, "name": one.name, "documents": one.documents} for one in library.collections()]
        jobs = [
            {"number": job.number, "collection": job.collection, "state": job.state, "told": job.told}
            | {"done": job.done, "total": job.total}
            for job in library.jobs()
        ]
        return {"collections": told, "jobs": jobs, "documents": len(bot.essays())}

    @app.post("/own/files", include_in_schema=False)
    async def recognise(file: UploadFile, watch: Annotated[str, Form(max_length=64)] = "") -> HTMLResponse:
        """What a file holds, to be looked at before it is added; `watch`: under which it can be asked how far it is."""

        def progress(done: int, total: int) -> None:
            pages[watch] = done, total

        try:
            found = await to_thread.run_sync(_recognised, file, progress if watch else silent, limiter=reading)
        finally:
            pages.pop(watch, None)
        return HTMLResponse(render.preview(found, pending.put(found)).encode())

    @app.get("/own/reading", include_in_schema=False)
    def read_so_far(watch: str = "") -> dict[str, int]:
        """How many scanned pages of a file are recognised; of none where it has none, or is not being read."""
        done, total = pages.get(watch, (0, 0))
        return {"done": done, "total": total}

    @app.post("/own/waiting", include_in_schema=False)
    def waiting(asked: Waiting) -> HTMLResponse:
        """The same of what was recognised before the page was loaded anew, as far as it still waits."""
        return HTMLResponse(render.waiting(pending.there(asked.tokens[:WAITING])).encode())

    @app.post("/own/drop", include_in_schema=False)
    def drop(asked: Waiting) -> dict[str, Any]:
        pending.drop(asked.tokens)
        return {}

    @app.post("/own/add", include_in_schema=False)
    def add(asked: Adding) -> dict[str, Any]:
        essays = pending.get(asked.tokens)
        key = asked.collection or library.create(limits.chosen(asked.name)).key
        job = library.add(key, essays, then=lambda: pending.drop(asked.tokens))
        return {"job": job.number, "collection": key}

    @app.post("/own/remove", include_in_schema=False)
    def remove(asked: Removing) -> dict[str, Any]:
        return {"job": library.remove(asked.collection, asked.essay).number}

    @app.post("/own/rename", include_in_schema=False)
    def rename(asked: Naming) -> dict[str, Any]:
        return {"name": library.rename(asked.collection, limits.chosen(asked.name)).name}

    @app.post("/own/delete", include_in_schema=False)
    def delete(asked: Naming) -> dict[str, Any]:
        library.delete(asked.collection)
        return {"collection": asked.collection}


def _recognised(file: UploadFile, progress: Reading) -> Preview:
    """The file lies on the disk, under a name of ours, only while it is read."""
    name = _shown(file.filename or "")
    suffix = PurePosixPath(name).suffix.lower()
    known = suffix if suffix in kinds.SUFFIXES | kinds.OLD.keys() else ""
    with tempfile.TemporaryDirectory(dir=drawer().root) as folder:
        place = Path(folder, f"file{known}")
        place.write_bytes(file.file.read())
        return libraries.preview(place, name, progress)


def _shown(name: str) -> str:
    """What a browser calls a file, without folders and signs that cannot be seen. Example: C:\\文件\\a.txt -> a.txt"""
    last = PurePosixPath(storable(name).replace("\\", "/")).name
    plain = "".join(sign for sign in last if sign.isprintable()).strip()
    path = PurePosixPath(plain or "未命名")
    return plain if len(plain) <= NAME_MOST and plain else f"{path.stem[: NAME_MOST - 10]}{path.suffix[:10]}"
