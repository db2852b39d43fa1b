"""What lies on disk: generations, vectors (Chroma), BM25."""
