"""The page: chat on the left, the original on the right."""
