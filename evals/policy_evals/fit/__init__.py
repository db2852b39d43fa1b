"""Scripts that make the program's data and fitted numbers again."""
