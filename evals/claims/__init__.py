"""Labelled claims: a sentence as a model could write it, the sentences it cites, and whether they bear it out."""
