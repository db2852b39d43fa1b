"""Bytes -> text: files, formats, encodings."""
