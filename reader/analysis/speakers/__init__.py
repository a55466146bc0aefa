"""Which words around a quotation tell who says it."""
