"""A policy assistant that answers in the texts' own words. Import from the modules; nothing is re-exported."""
