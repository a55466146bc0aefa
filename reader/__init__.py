"""A terminal reader with quotations, entities, highlights and notes, all kept in plain files."""

__version__ = "0.1.0"
