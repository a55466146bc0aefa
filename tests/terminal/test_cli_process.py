"""What only the real program shows: pipes, full disks, interrupts, terminals."""

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len

from reader.library import open_library
from tests.terminal.program import command, run_in_terminal, run_reader

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")


def test_a_new_machine_lists_the_samples() -> None:
    done = run_reader("list", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)[0]["title"].startswith("Obama touts USA")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("café".encode()[:-1], b"starts at byte 3"),
        (b"caf\xe9 noir", b"offset 3"),
        (b"", b"is empty"),
        (b"a\0b", b"binary"),
    ],
)
def test_bad_standard_input(content: bytes, words: bytes) -> None:
    for arguments in (("-",), ("show", "-"), ("add", "-"), ("annotate", "-", "--note", "x")):
        done = run_reader(*arguments, input=content)
        assert (done.returncode, done.stdout) == (1, b"")
        assert words in done.stderr
        assert done.stderr.count(b"\n") == 1


def test_what_is_piped_in_is_printed_and_can_be_kept() -> None:
    done = run_reader("-", "--title", "Piped", "--url", "https://e.org/", input=b"Some *plain* words.")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"Piped\n\nSome *plain* words.\n"
    done = run_reader(
        "add", "-", "--title", "Piped", "--url", "https://e.org/", input=b"# Head\n\nSome words."
    )
    assert done.returncode == 0
    again = run_reader("add", "-", "--title", "Another", input=b"# Head\n\nSome words.")
    assert (again.returncode, again.stdout) == (1, b"")
    assert b"stands in the library already" in again.stderr
    article = open_library().find("Piped")
    assert (article.url, Path(article.path).suffix) == ("https://e.org/", ".md")
    note = run_reader(
        "annotate", "Piped", "--exact", "Some words", "--note", "-", input="Über\nalles\n".encode()
    )
    assert note.returncode == 0
    assert [each.note for each in open_library().store.annotations()] == ["Über\nalles"]


@POSIX
@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("show", "The Moon"), ("text", "The Moon"), ("--help",)]
)
def test_a_closed_pipe_is_quiet(arguments: tuple[str, ...]) -> None:
    open_library().articles()
    reading, writing = os.pipe()
    os.close(reading)
    done = run_reader(*arguments, stdout=writing)
    os.close(writing)
    assert done.returncode == 0
    assert done.stderr == b""


@POSIX
def test_a_reader_of_one_line_of_ten_thousand(home: Path) -> None:
    articles = home / "library" / "articles"
    articles.mkdir(parents=True)
    for number in range(3000):
        (articles / f"{number}.md").write_text(
            f"---\nid: id-{number}\ntitle: T{number}\n---\n\nText", "utf-8"
        )
    with subprocess.Popen(command("list"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"title" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("text", "Obama"), ("--help",), ("--version",)]
)
def test_a_full_standard_output_is_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run_reader(*arguments, stdout=full)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert done.stderr.count(b"\n") == 1


@POSIX
def test_an_interrupt_ends_with_130(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    process = subprocess.Popen(command("show", str(pipe)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with pipe.open("wb"):  # opens when the program reads it
        process.send_signal(signal.SIGINT)
    # The pipe is closed first: an interrupt right before the program reads does not end its waiting.
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (output, errors.strip()) == (b"", b"")


@POSIX
@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_text_is_utf8_in_any_locale(locale: str) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = run_reader("text", "Obama", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "“alignment”" in done.stdout.decode()
    done = run_reader("show", "nö “thing”", env=environment)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@POSIX
def test_a_list_on_a_terminal_is_as_wide_and_clean() -> None:
    library = open_library()
    (library.articles_path / "x.md").write_text(
        '---\ntitle: "\\e[31m[red]日本語[/red] \\e]0;t\\a"\nadded: 2099\n---\nx', "utf-8"
    )
    for columns in (20, 40, 80, 200):
        output, code = run_in_terminal("list", columns=columns)
        assert code == 0
        assert b"\x1b[31m" not in output
        assert b"\x1b]" not in output
        assert "[red]" in output.decode()
        assert max(
            map(cell_len, output.decode().replace("\x1b[2m", "").replace("\x1b[0m", "").splitlines())
        ) <= max(columns, 24)
    output, _ = run_in_terminal("show", "Correction", columns=30)
    assert max(map(len, output.decode().splitlines())) <= 30 + len("\x1b[1m\x1b[0m")


@POSIX
def test_two_programs_annotate_at_once(home: Path) -> None:
    open_library().articles()
    arguments = ("--no-analysis", "annotate", "Obama", "--exact", "a tough negotiation", "--note")
    running = [
        subprocess.Popen(command(*arguments, str(number)), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(6)
    ]
    outputs = [process.communicate(timeout=60) for process in running]
    assert [errors for _, errors in outputs] == [b""] * 6
    assert {output.decode().strip() for output, _ in outputs} == {
        each.id for each in open_library().store.annotations()
    }


@POSIX
def test_completion_works_in_bash() -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("no bash here")
    environment = {
        **os.environ,
        "COMP_WORDS": "reader ann",
        "COMP_CWORD": "1",
        "_READER_COMPLETE": "bash_complete",
    }
    done = run_reader(env=environment)
    assert b"annotate" in done.stdout


def test_the_program_says_what_it_does_not_know() -> None:
    done = run_reader("lsit")
    assert done.returncode == 1
    assert b"reader list" in done.stderr


@POSIX
def test_closed_standard_streams() -> None:
    for redirection in (">&-", "<&-", ">&- 2>&- <&-"):
        line = " ".join(["exec", *command("list"), redirection])
        done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60)
        assert (done.returncode, done.stderr) == (0, b""), redirection
    done = subprocess.run(["sh", "-c", " ".join([*command("-"), "<&-"])], capture_output=True, timeout=60)
    assert done.returncode in {1, 2}
    assert done.stderr.count(b"\n") == 1
