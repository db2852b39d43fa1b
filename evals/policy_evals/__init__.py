"""The evaluation: cases, pure scorers, a runner, a report. `bot eval` prints the table."""
