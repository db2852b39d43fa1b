"""The program's own sentences, one row each: what it says, what has been established then, and which check did."""
