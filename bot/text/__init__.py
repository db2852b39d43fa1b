"""Floor 1: Chinese text. Pure functions, no model, no database."""
