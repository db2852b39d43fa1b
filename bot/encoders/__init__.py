"""The embedding models and their engines."""
