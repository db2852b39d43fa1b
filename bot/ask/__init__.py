"""A question -> an answer: what stands in the texts, whether it answers, and how it is told."""
