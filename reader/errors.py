"""The errors that a user can do something about.

Everything raised on purpose is a `ReaderError`: one line that says what, why and what to do. Anything else is
a bug and is let through.
"""


class ReaderError(Exception):
    """Base of all expected errors. `str(error)` is one line, ready to be shown."""


class UsageError(ReaderError):
    """The command or its arguments are wrong (exit code 2)."""


class ArticleError(ReaderError):
    """An article cannot be read, found or told from another."""


class LibraryError(ReaderError):
    """The library folder cannot be used or written."""


class StoreError(ReaderError):
    """The annotations file cannot be read or written. Nothing was changed."""


class ChangedElsewhereError(StoreError):
    """Another program has changed what was to be changed since it was last seen. Nothing was done."""


class AnalysisError(ReaderError):
    """The analysis engine, its model or its process is missing or failed."""
