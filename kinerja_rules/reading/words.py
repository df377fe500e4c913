"""The words by which a cell shows what it is."""

from __future__ import annotations

import re

from kinerja_rules.grammar import words

# With these a sentence about a purpose begins, not a formula.
PROSE = frozenset(
    "mengetahui untuk adanya terfasilitasinya meningkatnya menurunnya terwujudnya tersedianya terlaksananya "
    "terpenuhinya mengukur indikator dalam dengan guna agar bertujuan menggambarkan menunjukkan merupakan "
    "dimaksudkan menghitung memberikan melihat sumber catatan data keterangan ket penjelasan dimana contoh".split()
)
SHARES = words.SHARES | {"proporsi"}
COUNTS = frozenset("jumlah jml banyaknya total".split())
NOTHING = frozenset(("", "-", "--", "–", "—", "n/a", "na", "nihil", "tidak ada", "...", "…"))
# What makes a text arithmetic even where it cannot be read.
WORKS = re.compile(
    r"(?:[x×*]|kali(?:kan)?(?:\s+dengan)?)\s*1[.]?0{2,}|\bdibagi|\bdi\s+bagi|\bdikali|\bditambah|\bdikurangi|÷|\\frac|[=]\s*\(|_{3,}|-{3,}|√|∑|Σ",
    re.IGNORECASE,
)
HUNDRED = re.compile(
    r"(?:[x×*:]|times|kali(?:kan)?(?:\s+dengan)?)\s*1[.]?0{2,}|seratus\s+persen|per\s+1[.0]", re.IGNORECASE
)
A_VALUE = re.compile(
    r"\s*(?:Rp\.?\s*)?[<>≥≤]?\s*\d[\d.,]*\s*(?:%|persen)?(?:\s+(?![x×*:/+=÷-]\s)[^\s+*×÷=]+){0,4}\s*", re.IGNORECASE
)


def first_word(text: str) -> str:
    """The first word in lower case, without what stands round it; empty where there is none."""
    found = re.search(r"[^\W\d_]+", text)
    return found[0].lower() if found and found.start() < 4 else ""


def begins_share(text: str) -> bool:
    """Whether a name speaks of a share; words may be glued: ``PersentaseBarang``."""
    return first_word(text).startswith(tuple(SHARES))
