"""The bundled embedding model in torch, to be trained further. Importing it imports torch and transformers (seconds)."""

from __future__ import annotations

import numpy as np
import torch
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertModel

from bot.encoders.bundled import BLOCK, BLOCK_BYTES, Weights, dequantise, tensor


class QuantisedEmbedding(torch.nn.Module):
    """Word embeddings that stay 4-bit on disk (250,000 × 384); only the rows in use are expanded."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        _, elements, raw = weights.tensors["emb.word"]
        self.rows = raw.reshape(elements // weights.hidden, weights.hidden // BLOCK * BLOCK_BYTES)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Token ids, any shape -> vectors of shape (*ids.shape, hidden)."""
        return torch.from_numpy(dequantise(self.rows[ids.numpy()]))


def bert(weights: Weights) -> BertModel:
    """BERT with the weights of the file."""
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
    made = BertModel(config, add_pooling_layer=False)
    state = made.state_dict()
    named = names(weights.layers)
    filled = {}
    for ours, theirs in named.items():
        filled[theirs] = torch.from_numpy(np.ascontiguousarray(tensor(weights, ours))).reshape(state[theirs].shape)
    missing, unexpected = made.load_state_dict(filled, strict=False)
    unfilled = set(missing) - {"embeddings.word_embeddings.weight", "embeddings.position_ids"}
    if unfilled or unexpected:
        raise ValueError(f"weights do not fit BERT: missing {sorted(unfilled)}, unexpected {sorted(unexpected)}")
    made.embeddings.word_embeddings = QuantisedEmbedding(weights)  # type: ignore[assignment]
    made.train(False)
    return made


def names(layers: int) -> dict[str, str]:
    """Names in the file -> names in transformers' BertModel."""
    found = {
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
                found[f"l{layer}.{short}.{suffix}"] = f"encoder.layer.{layer}.{long}.{kind}"
    return found
