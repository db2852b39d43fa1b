"""Cross-encoders of sentence-transformers, in the place of the bundled reader or the bundled judge of claims."""

from __future__ import annotations

from typing import Any

from bot.errors import ModelMissing


def loaded(name: str, kind: str, setting: str) -> Any:
    """The CrossEncoder of a name or path. Raises ModelMissing, of that kind and setting."""
    try:
        from sentence_transformers import CrossEncoder

        return CrossEncoder(name, device="cpu")
    except Exception as error:
        raise ModelMissing(kind, name, setting, error) from error
