import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("reader.library", {"textual", "onnxruntime", "numpy", "click", "rich"}),
        (
            "reader.cli.main",
            {
                "textual",
                "onnxruntime",
                "numpy",
                "rich",
                "tinydb",
                "sqlite3",
                "yaml",
                "markdown_it",
                "reader.library",
            },
        ),
        (
            "reader.cli.direct, reader.cli.start, reader.tui.app, reader.tui.screens.reading",
            {"click", "yaml", "filelock", "reader.analysis.names.entities", "reader.analysis.effects"},
        ),
        ("reader.settings", {"textual", "platformdirs", "yaml"}),
    ],
)
def test_what_an_import_leaves_out(module: str, unwanted: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = set(
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.split()
    )
    assert not loaded & unwanted


def test_no_command_can_be_taken_for_an_article() -> None:
    from reader.cli.direct import _CERTAINLY_AN_ARTICLE
    from reader.cli.main import reader

    names = reader.commands or reader.list_commands(None)  # type: ignore[arg-type]  # it looks at no context
    assert len(list(names)) > 10
    assert not [name for name in names if _CERTAINLY_AN_ARTICLE.fullmatch(name)]
    assert all(map(_CERTAINLY_AN_ARTICLE.fullmatch, ("Obama", "report.md", "./list", "a b", "éa", "x\ny")))
