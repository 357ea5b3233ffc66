"""YAML is read strictly, by the core schema of YAML 1.2, and every value keeps its line."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportgen.strict_yaml.reading import MAX_DEPTH, parse, read


def plain(text: str) -> Any:
    file = parse(text.encode(), "f.yaml")
    assert file.problems == ()
    assert file.root is not None
    return file.root.plain()


def said(text: str | bytes) -> list[str]:
    file = parse(text if isinstance(text, bytes) else text.encode(), "f.yaml")
    assert file.root is None or not file.problems
    return [str(problem) for problem in file.problems]


def test_quotes_keep_any_word_text() -> None:
    assert plain("['01067', \"NO\", '1e3', '~', \"true\", '', \"a\\tb\"]") == [
        "01067",
        "NO",
        "1e3",
        "~",
        "true",
        "",
        "a\tb",
    ]


LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(LETTERS, max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.text(LETTERS, max_size=8).filter(lambda key: key != "<<"),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(JSON)
def test_json_is_read_as_json(value: Any) -> None:
    assert plain(json.dumps(value, ensure_ascii=False)) == value


@given(JSON)
def test_what_ruamel_writes_is_read_back(value: Any) -> None:
    import io

    from ruamel.yaml import YAML

    out, writer = io.StringIO(), YAML()
    writer.dump({"value": value}, out)
    file = parse(out.getvalue().encode(), "f.yaml")
    if file.problems:  # ruamel escapes some characters that are refused, and may write tabs in long texts
        assert all("control character" in problem.what or "tab" in problem.what for problem in file.problems)
    else:
        assert plain(out.getvalue()) == {"value": value}


def test_every_value_knows_its_line() -> None:
    file = parse(
        b"# head\na:\n  b: 1\n\n  c:\n  - x\n  - d: |\n      one\n      two\n    e: [1,\n        2]\nf:\n", "f.yaml"
    )
    assert file.root is not None
    lines = {
        (): 2, ("a",): 2, ("a", "b"): 3, ("a", "c"): 5, ("a", "c", 0): 6, ("a", "c", 1, "d"): 7, ("a", "c", 1, "e"): 10,
        ("a", "c", 1, "e", 1): 11, ("f",): 12,
    }  # fmt: skip
    paths: list[tuple[str | int, ...]] = list(lines)  # type: ignore[arg-type]
    assert {path: file.root.line_of(*path) for path in paths} == lines
    assert file.root.child("f").line == 12  # type: ignore[union-attr]


def test_the_line_of_what_is_not_there_is_the_line_of_what_should_hold_it() -> None:
    file = parse(b"a:\n  b:\n    c: 1\n", "f.yaml")
    assert file.root is not None
    assert file.root.line_of("a", "b", "x", "y") == 2
    assert file.root.line_of("z") == 1


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing() -> None:
    assert plain("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\r\n") == {"a": 1, "b": "x\ny\n"}


def test_all_problems_of_a_file_are_found_at_once() -> None:
    found = said("a: 1\na: 2\nb: !x 3\nc:\n  - &y 1\n  - *y\n  - {1: 2, 1: 3}\n")
    assert [line.partition(": ")[0] for line in found] == [
        "f.yaml:2",
        "f.yaml:3",
        "f.yaml:5",
        "f.yaml:6",
        "f.yaml:7",
        "f.yaml:7",
    ]
    assert (
        "c.1: there is an alias (*name). Write the value out; where the asterisk is meant, in quotes: '*.csv'"
        in found[3]
    )


def test_depth_is_counted_and_never_a_recursion_error() -> None:
    assert plain("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert said("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["f.yaml:1: it is nested deeper than 50 levels"]
    assert said("- " * 100_000 + "x") == ["f.yaml:1: it is nested deeper than 50 levels"]
    assert said("? " * 100_000 + "x")[-1] == "f.yaml:1: it is nested deeper than 50 levels"


def test_a_billion_laughs_ends_at_the_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "there is an anchor" in said(bomb)[0]


def test_an_empty_file_holds_nothing_and_is_no_mistake() -> None:
    for text in ("", "# only a comment\n", "---\n", "\n\n"):
        file = parse(text.encode(), "f.yaml")
        assert file.empty
        assert not file.problems


def test_a_file_of_disk_is_read_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"a: 1\n")
    file = read(tmp_path / "f.yaml", "config/f.yaml")
    assert (file.file, file.sha256) == ("config/f.yaml", sha256(b"a: 1\n").hexdigest())


def test_what_cannot_be_read_is_said_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert read(tmp_path / "pipe.yaml", "p").problems[0].what == "this is no file"
    assert "cannot be read: No such file" in read(tmp_path / "gone.yaml", "g").problems[0].what


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_problems(data: bytes) -> None:
    file = parse(data, "f.yaml")
    assert file.root is None or not file.problems
