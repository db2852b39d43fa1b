"""How the reader is trained: its data, its model, its training and its export."""
