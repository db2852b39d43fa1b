"""The evaluation: cases, pure scorers, a runner. `python -m evals` prints the table."""
