"""Laws of the file readers: any text is answered, every place is true, what conforms is left alone."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from kinerja_rules.errors import FileError, KeyPath
from kinerja_rules.files.csv import DELIMITERS, parse_table
from kinerja_rules.files.document import Document
from kinerja_rules.files.shape import (
    AnyOf,
    Boolean,
    Date,
    Field,
    Figure,
    Integer,
    Kind,
    ListOf,
    OneOf,
    Shape,
    TableOf,
    Text,
    by_year,
    checked,
)
from kinerja_rules.files.suggest import closest, distance
from kinerja_rules.files.text import decode
from kinerja_rules.files.toml import parse_toml
from kinerja_rules.numbers import Decimal

SCRAPS = (
    *("\"'#=[]{},.;:\\ \n\t%-+“”…"),
    *("'''", '"""', "[[", "]]", "\r\n", "\\f", "\\u00e9", "\ue000", "\u00a0", "\x0c", "\x00", "\ud800", "é", "😀"),
    *("a", "b.c", '"d e"', "isi", "1", "0,4", "8.604", "01", "nan", "1e5", "true", "2024-02-30", "97.30%", "Rp 5.000"),
    *("a = 1\n", "[t]\n", "[[l]]\n", "x = {y = 1}\n", "isi = '''\n1\t2\n'''\n", "f = '\\frac'\n", "m = [\n1,\n2]\n"),
)
scraps = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)
anything = st.text(max_size=200) | scraps

# TOML as people write it: a tree, written out in every way that TOML has

KEYS = st.sampled_from(["a", "b-c", "1", "2024", "isi", "Jumlah Kerja", "é", "1.1", "", 'q"r', "s't"])
CONTENT = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=12)
SCALARS = (
    st.integers(-(10**20), 10**20)
    | st.booleans()
    | st.dates(datetime.date(1000, 1, 1))
    | st.times()
    | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6)
    | CONTENT
)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
    ),
    max_size=4,
)


def written_string(draw: st.DrawFn, content: str, *, one_line: bool = False) -> str:
    """A string in one of the quotings that can hold it."""
    escaped = json.dumps(content, ensure_ascii=draw(st.booleans()))
    ways = [escaped if all(ord(each) < 0x10000 for each in content) else json.dumps(content, ensure_ascii=False)]
    if "'" not in content and "\n" not in content:
        ways.append(f"'{content}'")
    if not one_line:
        if "''" not in content and not content.endswith("'"):
            ways.append(f"'''\n{content}'''")
        lines = content.replace("\\", "\\\\").replace('"', '\\"')
        ways.append(f'"""\n{lines}"""')
        ways.append(f'"""\\\n   \n  {lines}"""' if not lines[:1].isspace() else f'"""\n{lines}"""')
    return draw(st.sampled_from(ways))


def written_key(draw: st.DrawFn, key: str) -> str:
    """A key, bare where it can be and it is so drawn."""
    bare = key.isascii() and key.replace("-", "").isalnum()
    return key if bare and draw(st.booleans()) else written_string(draw, key, one_line=True)


def written_value(draw: st.DrawFn, value: Any, *, inline: bool = False) -> str:
    """A value as it stands after `=`; in an inline table on one line."""
    if isinstance(value, dict):
        pairs = [f"{written_key(draw, key)} = {written_value(draw, each, inline=True)}" for key, each in value.items()]
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        gap = "" if inline else draw(st.sampled_from(["", " ", "\n  ", "\n# catatan\n"]))
        return f"[{gap}{f',{gap}'.join(written_value(draw, each, inline=inline) for each in value)}{gap}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return written_string(draw, value, one_line=inline)
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def written_table(draw: st.DrawFn, table: dict[str, Any], header: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The lines of a table: those of its own keys, and those under headers of their own."""
    own, below = [], []
    for key, value in table.items():
        name = written_key(draw, key)
        if isinstance(value, dict) and value and draw(st.booleans()):
            if draw(st.booleans()) and not any(isinstance(each, dict | list) for each in value.values()):
                own += [f"{name} . {written_key(draw, k)}={written_value(draw, v)}" for k, v in value.items()]
            else:
                inner, deeper = written_table(draw, value, (*header, name))
                below += [f"[ {'.'.join((*header, name))} ] # x", *inner, *deeper]
        elif (
            isinstance(value, list) and value and all(isinstance(each, dict) for each in value) and draw(st.booleans())
        ):
            for each in value:
                inner, deeper = written_table(draw, each, (*header, name))
                below += [f"[[{'.'.join((*header, name))}]]", *inner, *deeper]
        else:
            own.append(f"{draw(st.sampled_from(['', '  ']))}{name} = {written_value(draw, value)}")
    return own, below


@st.composite
def toml_files(draw: st.DrawFn) -> tuple[dict[str, Any], str]:
    """Data, and a TOML text that says it."""
    tree = draw(TREES)
    own, below = written_table(draw, tree, ())
    return tree, "\n".join([*own, *below])


def paths(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every key path of plain data, with what stands there."""
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


def rest(text: str, line: int | None, column: int | None) -> str:
    """The text from a place on."""
    assert line is not None
    assert column is not None
    lines = text.split("\n")
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


def key_at(text: str) -> object:
    """The key that ``text`` begins with."""
    found = re.match(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""", text)
    assert found is not None
    return parse_toml(f"x = {found[0]}").data["x"] if found[0][0] in "\"'" else found[0]


@given(toml_files())
def test_toml_is_read_and_placed(file: tuple[dict[str, Any], str]) -> None:
    """What is written in any way TOML has is read as meant, and the text at the place of a key is the key."""
    data, text = file
    document = parse_toml(text, "p.toml")
    assert document.diagnostics == ()
    assert document.data == data
    for path, value in paths(document.data):
        place = document.place(path)
        if isinstance(path[-1], str):
            assert key_at(rest(text, place.line, place.column)) == path[-1]
        value_place = document.place(path, value=True)
        there = rest(text, value_place.line, value_place.column)
        if isinstance(value, bool):
            assert there.startswith("true" if value else "false")
        elif isinstance(value, datetime.date | datetime.time):
            assert there.startswith(value.isoformat())
        elif isinstance(value, int | Decimal):
            assert there.startswith(str(value))
        elif isinstance(value, str):
            assert there[0] in "\"'"


@given(st.data(), CONTENT)
def test_places_inside_text(data: st.DataObject, content: str) -> None:
    """Each character of a string is found where it is written, or where its escape is."""
    text = f"[t]\nrumus = {data.draw(st.composite(written_string)(content))}\n"
    document = parse_toml(text)
    assert document.data == {"t": {"rumus": content}}
    for offset, character in enumerate(content):
        place = document.text_place(("t", "rumus"), offset)
        here = rest(text, place.line, place.column)
        assert here.startswith((character, "\\"))
        if here.startswith("\\") and character != "\\":
            assert parse_toml(f'a = "{here[:2]}"').data == {"a": character} or here[1] == "u"
    end = document.text_place(("t", "rumus"), len(content))
    assert rest(text, end.line, end.column).rstrip("\n") in ('"', "'", '"""', "'''")


@given(anything)
@example("a = " + "[" * 3000)
@example("a." * 3000 + "a = 1")
@example("[" * 3000)
@example("{" * 3000)
@example("a = " + "9" * 5000)
@example("'''\n" * 300)
@example("a = '''\n" * 60)
def test_any_text_is_answered(text: str) -> None:
    """Any text at all gives a document; each diagnostic can be told, and stands on a line of the text."""
    document = parse_toml(text, "p.toml")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in document.diagnostics:
        assert problem.render()
        assert problem.to_dict()
        assert problem.place is not None
        assert 1 <= (problem.place.line or 1) <= lines
    assert "\ue000" in text or "\ue000" not in repr((document.data, document.diagnostics))


@given(toml_files(), st.data())
def test_a_mistake_harms_nothing_else(file: tuple[dict[str, Any], str], data: st.DataObject) -> None:
    """A broken last line is told on its line, and all before it is read as ever."""
    tree, text = file
    mistake = data.draw(
        st.sampled_from(
            ["rusak = Kerja Baru", "rusak = 0,4", "rusak", "[rusak", "rusak = [1, 2", 'rusak = "x', "rusak ="]
        )
    )
    assume("rusak" not in text)
    document = parse_toml(f"{text}\n{mistake}\n")
    assert [problem.place and problem.place.line for problem in document.diagnostics] == [text.count("\n") + 2]
    assert {key: value for key, value in document.data.items() if key != "rusak"}.keys() == tree.keys()


@given(st.binary(max_size=200) | anything.map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_answered(data: bytes) -> None:
    """Bytes are text, or refused with a FileError; never anything else."""
    with suppress(FileError):
        text = decode(data, "x")
        assert "\r" not in text
        assert "\0" not in text


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=50),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_encodings(text: str, encoding: str, newline: str) -> None:
    """What was encoded is what is read."""
    data = text.replace("\n", newline).encode(encoding)
    assume(not data.startswith((b"PK\x03\x04", b"%PDF")))
    assert decode(data) == text


@given(st.text(st.sampled_from("aäé±–“\n"), max_size=30))
def test_cp1252(text: str) -> None:
    """A file of an old editor is read as what it is; letters between foreign ones keep it from looking like UTF-8."""
    text = "a".join(text)
    assert decode(text.encode("cp1252")) == text


words = st.text(st.sampled_from("abc_ -"), max_size=8)


@given(words, st.lists(words, max_size=8), st.randoms())
def test_closest(word: str, candidates: list[str], random: Any) -> None:
    """The answer is a candidate, does not hang on their order, and none is nearer."""
    answer = closest(word, candidates)
    shuffled = list(candidates)
    random.shuffle(shuffled)
    assert closest(word, shuffled) == answer
    if answer is not None:
        assert answer in candidates
    if word.strip("_ -") and word in candidates:
        assert answer is not None
        assert distance(answer.replace("_", ""), answer.replace("_", ""), 0) == 0


@given(words, words, words)
def test_distance(a: str, b: str, c: str) -> None:
    """Nothing is zero slips away but itself; the way back is as long."""
    there = distance(a, b, 20)
    assert there == distance(b, a, 20)
    assert (there == 0) == (a == b)
    assert there is not None
    assert there <= max(len(a), len(b))
    assert distance(a, b, there) == there
    assert c in (a, b) or distance(a + c, b + c, 20) is not None


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]) | st.sampled_from(";,\t\"' "), max_size=6
)


@given(
    st.lists(st.sampled_from(["no", "indikator", "nilai", "tahun"]), min_size=2, max_size=4, unique=True),
    st.data(),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n"]),
)
def test_csv_round_trip(columns: list[str], data: st.DataObject, delimiter: str, newline: str) -> None:
    """What Excel writes is read again, blanks at the ends aside, and each row is on its line."""
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), max_size=4))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
    writer.writerows([columns, *rows])
    table = parse_table(stream.getvalue())
    assert table.diagnostics == ()
    assert table.columns == tuple(columns)
    expected = [[cell.strip() for cell in row] for row in rows]
    assert [list(row.cells.values()) for row in table.rows] == [row for row in expected if any(row)]
    assert [row.line for row in table.rows] == [number for number, row in enumerate(expected, start=2) if any(row)]


@given(anything)
def test_any_csv_is_answered(text: str) -> None:
    """Any text at all gives a table; every row has every column."""
    table = parse_table(text)
    for problem in table.diagnostics:
        assert problem.render()
    for row in table.rows:
        assert tuple(row.cells) == table.columns


KINDS: st.SearchStrategy[Kind] = st.recursive(
    st.sampled_from(
        [Text(), Text(blank=True), Figure(), Integer(), Integer(0, 3), Boolean(), Date(), OneOf(("a", "1"))]
    ),
    lambda inner: (
        inner.map(ListOf)
        | inner.map(TableOf)
        | inner.map(by_year)
        | st.tuples(inner, inner).map(AnyOf)
        | st.lists(st.tuples(KEYS, inner, st.booleans()), max_size=3, unique_by=lambda each: each[0]).map(
            lambda fields: Shape(tuple(Field(key, kind, required=required) for key, kind, required in fields))
        )
    ),
    max_leaves=6,
)
SHAPES = st.lists(st.tuples(KEYS, KINDS), max_size=4, unique_by=lambda each: each[0]).map(
    lambda fields: Shape(tuple(Field(key, kind) for key, kind in fields))
)


@given(TREES, SHAPES)
def test_what_is_left_conforms(tree: dict[str, Any], shape: Shape) -> None:
    """Whatever the data and the shape: what is left has the shape, and only faulty parts are gone."""
    document, told = checked(Document.of(tree), shape)
    again, nothing = checked(document, shape)
    assert nothing == ()
    assert again.data == document.data
    if not told:
        assert document.data == tree
    for problem in told:
        assert problem.render()
        assert problem.place is not None
    originals = dict(paths(tree))
    for path, value in paths(document.data):
        if not isinstance(value, dict | list):
            assert originals[document.original(path)] == value
