"""A situation -> the measures that the texts propose for it."""
