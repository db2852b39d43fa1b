"""Floor 2: finding passages and the sentences in them."""
