"""Timings that anyone can repeat."""
