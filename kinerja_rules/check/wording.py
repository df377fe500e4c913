"""What the wording of a formula gives away: a part over which the whole stands (``masuk / terselesaikan``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kinerja_rules.errors import Diagnostic
from kinerja_rules.grammar import ast

# Words of the whole, and words of a part; every other word in ter- or di- tells a part too.
_WHOLE = frozenset(
    "masuk terdaftar ada seluruh seluruhnya keseluruhan semua total diterima dilaporkan diajukan tercatat "
    "terdata wajib direncanakan ditargetkan diusulkan diminta diperlukan dibutuhkan tersedia dimiliki "
    "ditetapkan diprogramkan terjadi diteliti disurvei diperiksa diuji diawasi diamati terpapar dianggarkan "
    "dialokasikan dijadwalkan diundang diukur ditimbang dinilai dipantau disasar dikunjungi dibina dilayani "
    "harus seharusnya".split()
)
_PART = frozenset("selesai lulus sembuh aktif layak tuntas lunas patuh mantap lengkap sesuai memenuhi".split())
_UNCOUNTED = frozenset("indeks index harga skor nilai angka tingkat rasio rata-rata".split())  # these have no parts
_FILLING = frozenset("yang yg dan di pada tahun n t thn dalam ini".split())
_TIMES = frozenset("tahun thn th sebelumnya lalu awal akhir target rencana periode triwulan semester bulan".split())


def exchanged(tree: ast.Node, labels: Mapping[str, str], text: str) -> Iterator[Diagnostic]:
    """A remark for each quotient whose divisor is worded as a part of what stands above it."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Product):
            continue
        divisors = [factor.node for factor in node.factors if factor.op == "/"]
        above = node.factors[0].node
        match above, divisors:
            case ast.Name(numerator, 0), [ast.Name(divisor, 0)]:
                one, two = labels.get(numerator, ""), labels.get(divisor, "")
                if _part_of(one.lower().split(), two.lower().split(), share=_is_share(node)):
                    values = {"numerator": one, "divisor": two}
                    yield Diagnostic("exchanged_parts", values, severity="remark", span=node.span, text=text)


def _part_of(whole: Sequence[str], part: Sequence[str], *, share: bool) -> bool:
    """Whether ``part`` names a part of ``whole``: the same things counted, and a word that only some of them bear."""
    if whole[:1] and whole[0] in _UNCOUNTED:
        return False
    common = 0
    while common < min(len(whole), len(part)) and whole[common] == part[common]:
        common += 1
    if common < 2:
        return False
    more, less = set(whole[common:]) - _FILLING, set(part[common:]) - _FILLING
    if not less or less & _TIMES:
        return False
    if not more:
        return share and not less & _WHOLE
    return not _tells_part(more) and _tells_part(less)


def _tells_part(words: set[str]) -> bool:
    """A word of the whole outweighs the others: ``yang wajib dilaporkan``."""
    return not words & _WHOLE and any(word in _PART or word.startswith(("ter", "di")) for word in words)


def _is_share(node: ast.Product) -> bool:
    return any(isinstance(f.node, ast.Number) and (f.node.percent or f.node.value == 100) for f in node.factors)
