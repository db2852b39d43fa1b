"""Pure scorers: (case, answer) -> value and reason. 1 is right, 0 is wrong; None: does not apply."""
