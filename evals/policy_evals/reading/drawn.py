"""A graph in ONNX, node by node: the layers of BERT (Devlin et al., 2019) in onnxruntime's own operators.

What torch exports takes twice as long: attention and what lies between the products are many small nodes there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any

from onnx import helper

ORT = "com.microsoft"
VERSIONS = (("", 18), (ORT, 1))


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a model is."""

    layers: int
    hidden: int
    feed_forward: int
    heads: int
    epsilon: float


@dataclass(slots=True)
class Drawn(ABC):
    """A graph as it grows; where its weights come from is told by those who draw."""

    nodes: list[Any] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    @abstractmethod
    def weight(self, name: str, *shape: int) -> str:
        """A weight as it is; its name."""

    @abstractmethod
    def product(self, given: str, name: str, outputs: int, inputs: int) -> str:
        """A matrix times what is given, without its bias; the name of what it gives."""

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        """An operator; the name of what it gives."""
        self.nodes.append(helper.make_node(operator, inputs, output.split(), domain=domain, **attributes))
        return output

    def normed(self, given: str, name: str, shape: Shape) -> str:
        """What goes into the first layer."""
        norm = [given, self.weight(f"{name}.w", shape.hidden), self.weight(f"{name}.b", shape.hidden)]
        return self.node("LayerNormalization", norm, "state", axis=-1, epsilon=shape.epsilon)

    def added(self, given: str, before: str, name: str, bias: str, shape: Shape) -> str:
        """What a layer gives, its bias and what went into it, normalised."""
        hidden = shape.hidden
        scale, shift = self.weight(f"{name}.w", hidden), self.weight(f"{name}.b", hidden)
        inputs = [given, before, scale, shift, self.weight(bias, hidden)]
        return self.node("SkipLayerNormalization", inputs, f"{name}.out", ORT, epsilon=shape.epsilon)

    def layer(self, state: str, at: str, shape: Shape) -> str:
        """Attention and what follows it: (batch, tokens, hidden) -> the same."""
        hidden, wide = shape.hidden, shape.feed_forward
        all_three = self.product(state, f"{at}.qkv", 3 * hidden, hidden)
        parts = f"{at}.q {at}.k {at}.v"
        self.node("Split", [all_three], parts, axis=-1, num_outputs=3)
        seen = [*parts.split(), self.weight(f"{at}.qkv.b", 3 * hidden)]
        seen_by_all = self.node("MultiHeadAttention", seen, f"{at}.seen", ORT, num_heads=shape.heads)
        state = self.added(
            self.product(seen_by_all, f"{at}.ao", hidden, hidden), state, f"{at}.aln", f"{at}.ao.b", shape
        )
        raised = self.product(state, f"{at}.fi", wide, hidden)
        bent = self.node("BiasGelu", [raised, self.weight(f"{at}.fi.b", wide)], f"{at}.bent", ORT)
        return self.added(self.product(bent, f"{at}.fo", hidden, wide), state, f"{at}.oln", f"{at}.fo.b", shape)

    def model(self, name: str, inputs: list[Any], outputs: list[Any]) -> Any:
        """The whole of what was drawn."""
        whole = helper.make_graph(self.nodes, name, inputs, outputs, self.values)
        return helper.make_model(whole, opset_imports=[helper.make_opsetid(*one) for one in VERSIONS], ir_version=9)
