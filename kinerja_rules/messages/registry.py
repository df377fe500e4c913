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
        "Plug-in {plugin}: nama `{name}` harus satu kata huruf kecil.",
        "Plug-in {plugin}: the name `{name}` must be one lower-case word.",
        "Pakai huruf a sampai z, angka dan garis bawah, misalnya `rata_rata`.",
        "Use the letters a to z, digits and underscores, such as `rata_rata`.",
    ),
    "plugin_name_reserved": Sentence(
        "Plug-in {plugin}: `{name}` adalah kata bahasa rumus, bukan nama fungsi.",
        "Plug-in {plugin}: `{name}` is a word of the formula language, no name for a function.",
        "Pakai nama lain.",
        "Choose another name.",
    ),
    "plugin_arity": Sentence(
        "Plug-in {plugin}: jumlah argumen fungsi `{name}` tidak masuk akal.",
        "Plug-in {plugin}: the argument counts of `{name}` make no sense.",
        "`min_args` paling sedikit 0 dan tidak lebih besar daripada `max_args`.",
        "`min_args` is at least 0 and not greater than `max_args`.",
    ),
    "plugin_parameters": Sentence(
        "Plug-in {plugin}: fungsi `{name}` menerima {count} argumen, tetapi `parameters` menyebut lain.",
        "Plug-in {plugin}: the function `{name}` takes {count} arguments, but `parameters` names another number.",
        "Sebut setiap argumen satu kali di `parameters`.",
        "Name every argument once in `parameters`.",
    ),
}
