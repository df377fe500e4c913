"""Sentences about writing packs: schemas, drafts, workbooks, and the help of their commands."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "written": Sentence("Ditulis: {file}.", "Written: {file}."),
    "file_is_there": Sentence(
        "`{file}` sudah ada, dan tidak ditimpa.",
        "`{file}` is there already, and is not overwritten.",
        "Pilih nama lain, atau pindahkan dulu berkas itu.",
        "Choose another name, or move that file away first.",
    ),
    # schema
    "arg_output": Sentence("BERKAS", "FILE"),
    "short_schema": Sentence("skema JSON untuk penyunting teks", "JSON Schema for editors"),
    "help_schema": Sentence(
        "Menulis skema JSON (2020-12) berkas paket atau laporan. Dengan skema itu penyunting teks, misalnya VS Code "
        "dengan Even Better TOML, melengkapi dan menjelaskan kunci selagi diketik.",
        "Writes the JSON Schema (2020-12) of pack or report files, with which editors, such as VS Code with Even "
        "Better TOML, complete and explain keys while they are typed.",
    ),
    "help_schema_examples": Sentence(
        "kinerja skema paket --output paket.schema.json\nkinerja skema laporan --output laporan.schema.json",
        "kinerja schema pack --output pack.schema.json\nkinerja schema report --output report.schema.json",
    ),
    "help_kind": Sentence("paket (bawaan) atau laporan", "pack (default) or report"),
    "help_output": Sentence(
        "berkas baru bagi hasilnya; tanpa ini hasil ditampilkan", "a new file for the result; else it is shown"
    ),
}
