"""What an audit gives: findings, remarks, coverage, and the report that holds them. No files here.

Laws of this file:
1. A finding is about one printed figure, label or quantity; its id does not change from run to run.
2. Exact values stay exact until ``to_dict``, which writes them as decimals of 20 significant digits.
3. Nothing is lost: what could not be read is a finding, or a problem of the file with its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from attrs import field, frozen

from kinerja_rules.audit.diagnosis.case import Hit
from kinerja_rules.audit.mixed import Modes
from kinerja_rules.audit.steps import Step, Tell
from kinerja_rules.audit.verdicts import SEVERITY, Basis, Verdict
from kinerja_rules.errors import Diagnostic
from kinerja_rules.messages import Sentence
from kinerja_rules.numbers import Fraction, Interval, decimal_text

Kind = Literal[
    "check",
    "realisation",
    "achievement",
    "derived",
    "copy",
    "total",
    "label",
    "conflict",
    "grim",
    "identity",
    "mixed_rounding",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

# How grave the verdicts of the other kinds are, in the words of a figure's.
_GRAVITY: Mapping[str, Verdict] = {
    "match": "reproduced",
    "consistent": "reproduced",
    "possible": "reproduced",
    "mixed": "reproduced_other_mode",
    "undetermined": "undecidable",
    "no_match": "inconsistent",
    "impossible": "inconsistent",
}


def gravity(verdict: str) -> Verdict:
    """The figure's verdict that weighs as much as ``verdict``: ``no_match`` counts as inconsistent."""
    found = _GRAVITY.get(verdict)
    return next(one for one in SEVERITY if one == verdict) if found is None else found


def _nothing(_: str) -> Iterable[Step]:
    return ()


@frozen
class Materiality:
    """What putting a figure right would change: its label (None without a scale), the figure, its last digit only."""

    label: bool | None
    figure: bool
    last_digit: bool


@frozen
class Finding:
    """The verdict on one printed figure, label or quantity, with its working.

    ``place`` is the address (``Tabel 3.8/6/efisiensi``) and ``part`` the table, row or check it stands in. ``expected``
    is what should stand there under the report's rounding, or by its scale. ``accepted``: the results that would print
    so. ``gap``: reported minus exact, in units of the last printed digit. ``tried``: how many causes were tried, of
    which ``diagnoses`` fit. ``tainted_by``: ids of findings on faulty figures that this one rests on. ``reasons``: why
    there is no value.
    """

    id: str
    place: str
    kind: Kind
    description: str
    reported: str
    verdict: str
    part: str = ""
    page: str | int | None = None
    rule: str | None = None
    exact: Fraction | None = None
    expected: str | None = None
    modes: tuple[str, ...] = ()
    within_rounding: bool = False
    bases: tuple[Basis, ...] = ()
    accepted: Interval | None = None
    gap: Fraction | None = None
    diagnoses: tuple[Hit, ...] = ()
    tried: int = 0
    tainted_by: tuple[str, ...] = ()
    materiality: Materiality | None = None
    reasons: tuple[Diagnostic, ...] = field(default=(), eq=False)
    tell: Tell = field(default=_nothing, eq=False, repr=False)

    def steps(self, lang: str = "id") -> tuple[Step, ...]:
        """The working step by step: rule, inputs as printed, exact value, what each rounding gives, the ranges."""
        return tuple(step for step in self.tell(lang) if step.text)

    def explanation(self, lang: str = "id") -> str:
        """The working in words, a line or more for each step."""
        return "\n".join(step.text for step in self.steps(lang))

    @property
    def gravity(self) -> Verdict:
        """How grave it is, in the words of a figure's verdict."""
        return gravity(self.verdict)

    @property
    def is_fault(self) -> bool:
        """Whether the figure itself is at fault: it contradicts its inputs, or cannot be read."""
        return self.gravity in ("inconsistent", "unreadable")

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """Plain data for JSON, in stable keys; sentences in ``lang``."""
        return {
            "id": self.id,
            "place": self.place,
            "page": self.page,
            "kind": self.kind,
            "description": self.description,
            "reported": self.reported,
            "exact": _decimal(self.exact),
            "expected": self.expected,
            "verdict": self.verdict,
            "modes": list(self.modes),
            "within_rounding": self.within_rounding,
            "bases": [_basis(basis, lang) for basis in self.bases],
            "accepted": _interval(self.accepted),
            "gap": _decimal(self.gap),
            "diagnoses": [{"code": one.code, "message": spoken(one.message, lang)} for one in self.diagnoses],
            "tried": self.tried,
            "tainted_by": list(self.tainted_by),
            "materiality": None
            if self.materiality is None
            else {
                "label": self.materiality.label,
                "figure": self.materiality.figure,
                "last_digit": self.materiality.last_digit,
            },
            "rule": self.rule,
            "reasons": [{"code": one.code, "message": one.message(lang)} for one in self.reasons],
            "explanation": self.explanation(lang),
        }


@frozen
class Remark:
    """Something to know about a place that is no verdict: a row its companion lacks, a rule that was skipped."""

    place: str
    told: Diagnostic

    @property
    def code(self) -> str:
        return self.told.code

    def message(self, lang: str = "id") -> str:
        """The remark in words."""
        return self.told.message(lang)

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """Plain data for JSON."""
        return {"place": self.place, "code": self.code, "message": self.message(lang)}


@frozen
class Coverage:
    """Realisations: those worked from inputs, and the places of those that the document prints without any."""

    worked: tuple[str, ...] = ()
    without_inputs: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Plain data for JSON."""
        return {"worked": list(self.worked), "without_inputs": list(self.without_inputs)}


@frozen
class PackUsed:
    """Which pack judged: its id, version and the hash of its content."""

    id: str
    version: str
    content_hash: str = ""


@frozen
class UsedFile:
    """A file that an audit read: the ``report``, a ``table`` beside it, or a ``pack``."""

    kind: Literal["report", "table", "pack"]
    path: str


@frozen
class Root:
    """The id of the finding at the root of some faults, and those of the others, in the order of the report."""

    id: str
    others: tuple[str, ...] = ()


@frozen
class Report:
    """The audit of one published report.

    ``findings`` are in the order of the file: tables by row and column, then rows, checks, quantities in several
    places, identities, roundings. ``problems`` are about the file and not about the figures. ``roundings`` says by
    table which modes explain its figures, ``roots`` which faults go together. ``inputs`` are the files that were read,
    ``plugins`` the names of what was plugged into the engine.
    """

    id: str
    title: str
    year: int | None
    mode: str
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...] = ()
    coverage: Coverage = Coverage()
    problems: tuple[Diagnostic, ...] = field(default=(), eq=False)
    roundings: Mapping[str, Modes] = field(factory=dict, hash=False)
    packs: tuple[PackUsed, ...] = ()
    file: str | None = None
    inputs: tuple[UsedFile, ...] = ()
    plugins: tuple[str, ...] = ()
    roots: tuple[Root, ...] = ()

    @property
    def summary(self) -> dict[str, object]:
        """How many findings there are of each verdict, ``total``, and ``by_kind`` of each verdict of a kind."""
        verdicts = Counter(finding.verdict for finding in self.findings)
        kinds = Counter((finding.kind, finding.verdict) for finding in self.findings)
        by_kind = {
            kind: {verdict: kinds[kind, verdict] for verdict in sorted(verdicts, key=_order) if kinds[kind, verdict]}
            for kind in KINDS
        }
        return {
            **{verdict: verdicts[verdict] for verdict in sorted(verdicts, key=_order)},
            "total": len(self.findings),
            "by_kind": {kind: counts for kind, counts in by_kind.items() if counts},
        }

    @property
    def gravity(self) -> Verdict:
        """The gravest of all findings; ``reproduced`` where there are none."""
        return max((finding.gravity for finding in self.findings), key=SEVERITY.index, default="reproduced")

    def finding(self, finding_id: str) -> Finding:
        """The finding with this id; KeyError where there is none."""
        return next((one for one in self.findings if one.id == finding_id), None) or _missing(finding_id)

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """The one object that ``kinerja audit --format json`` prints."""
        return {
            "report": {
                "id": self.id,
                "title": self.title,
                "year": self.year,
                "mode": self.mode,
                "file": self.file,
                "packs": [{"id": one.id, "version": one.version, "hash": one.content_hash} for one in self.packs],
            },
            "summary": self.summary,
            "findings": [finding.to_dict(lang) for finding in self.findings],
            "remarks": [remark.to_dict(lang) for remark in self.remarks],
            "coverage": self.coverage.to_dict(),
            "roundings": [_rounding(part, modes) for part, modes in self.roundings.items()],
            "roots": [{"id": one.id, "others": list(one.others)} for one in self.roots],
            "problems": [problem.to_dict() for problem in self.problems],
        }


def spoken(text: Sentence, lang: str) -> str:
    """A sentence in one language."""
    return text.en if lang == "en" else text.id


def _missing(finding_id: str) -> Finding:
    raise KeyError(finding_id)


def _order(verdict: str) -> tuple[int, str]:
    return SEVERITY.index(gravity(verdict)), "" if verdict in SEVERITY else verdict


def _decimal(value: Fraction | None) -> str | None:
    return None if value is None else decimal_text(value)


def _interval(interval: Interval | None) -> dict[str, object] | None:
    if interval is None:
        return None
    return {
        "lo": _decimal(interval.lo),
        "hi": _decimal(interval.hi),
        "lo_closed": interval.lo_closed,
        "hi_closed": interval.hi_closed,
    }


def _basis(basis: Basis, lang: str) -> dict[str, object]:
    return {
        "basis": basis.name,
        "exact": _decimal(basis.exact),
        "interval": _interval(basis.interval),
        "verdict": basis.verdict,
        "modes": list(basis.modes),
        "within_rounding": basis.within_rounding,
        "reason": None if basis.reason is None else basis.reason.message(lang),
    }


def _rounding(part: str, modes: Modes) -> dict[str, object]:
    return {
        "part": part,
        "figures": modes.figures,
        "always": list(modes.always),
        "possible": list(modes.possible),
        "deciding": [{"place": one.place, "leaves": list(one.leaves)} for one in modes.deciding],
    }
