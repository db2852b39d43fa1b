"""Floor 3: what people come for."""
