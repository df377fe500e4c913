"""Sentences about plug-ins."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "plugin_clash": Sentence(
        "Nama `{name}` dipakai oleh dua plug-in: {first} dan {second}.",
        "The name `{name}` belongs to two plug-ins: {first} and {second}.",
        "Ganti nama di salah satunya, atau pasang hanya satu dari keduanya.",
        "Rename it in one of them, or use only one of the two.",
    ),
    "plugin_same_name": Sentence(
        "Dua plug-in yang berbeda sama-sama bernama {name}.",
        "Two different plug-ins are both called {name}.",
        "Beri nama yang berbeda kepada salah satunya.",
        "Give one of them another name.",
    ),
    "plugin_name_form": Sentence(
        "Plug-in {plugin}: nama fungsi `{name}` harus satu kata huruf kecil.",
        "Plug-in {plugin}: the function name `{name}` must be one lower-case word.",
        "Pakai huruf kecil, angka dan garis bawah, misalnya `rata_rata`.",
        "Use lower-case letters, digits and underscores, such as `rata_rata`.",
    ),
    "plugin_arity": Sentence(
        "Plug-in {plugin}: jumlah argumen fungsi `{name}` tidak masuk akal.",
        "Plug-in {plugin}: the argument counts of `{name}` make no sense.",
        "`min_args` paling sedikit 0 dan tidak lebih besar daripada `max_args`.",
        "`min_args` is at least 0 and not greater than `max_args`.",
    ),
}
