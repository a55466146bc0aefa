"""Whom those words mean: the person or body of the article."""
