"""Language models: their calls, the prompts, what they reply, and whether the evidence bears it out."""
