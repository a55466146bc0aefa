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
