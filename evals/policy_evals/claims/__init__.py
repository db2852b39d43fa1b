"""Sentences that their evidence bears out or does not: the labelled pairs of evals/claims, and the model learnt from them."""
