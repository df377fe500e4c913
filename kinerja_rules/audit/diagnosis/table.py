"""The hypotheses, in the order in which they are tried.

Those that explain few figures stand first: the budget of chance is spent on the broad ones last.
"""

from __future__ import annotations

from kinerja_rules.audit.diagnosis import digits, elsewhere, method, printing, readings, totals
from kinerja_rules.audit.diagnosis.case import Hypothesis

HYPOTHESES: tuple[Hypothesis, ...] = (
    # code, how often it happens against the others, what would have been printed
    Hypothesis("cut_off", 400, printing.cut_off),
    Hypothesis("other_rounding", 3, printing.other_rounding),
    Hypothesis("sum_as_mean", 6, method.sum_as_mean),
    Hypothesis("mean_as_sum", 3, method.mean_as_sum),
    Hypothesis("mean_over_other_count", 2, method.mean_over_other_count),
    Hypothesis("fraction_inverted", 4, method.fraction_inverted),
    Hypothesis("other_direction", 8, method.other_direction),
    Hypothesis("achievement_minus_absorption", 8, method.achievement_minus_absorption),
    Hypothesis("hundred_minus_absorption", 8, method.hundred_minus_absorption),
    Hypothesis("hundred_missing", 3, method.hundred_missing),
    Hypothesis("hundred_twice", 3, method.hundred_twice),
    Hypothesis("decimal_shifted", 8, printing.decimal_shifted),
    Hypothesis("sign_flipped", 3, printing.sign_flipped),
    Hypothesis("from_rounded", 6, method.from_rounded),
    Hypothesis("from_exact", 6, method.from_exact),
    Hypothesis("digits_swapped", 12, printing.slip(digits.swapped)),
    Hypothesis("digit_dropped", 8, printing.slip(digits.dropped, 0, 1)),
    Hypothesis("digit_doubled", 4, printing.slip(digits.doubled, 0, -1)),
    Hypothesis("digit_mistyped", 40, printing.slip(digits.mistyped)),
    Hypothesis("copied_same_subject", 12, elsewhere.copied("subject")),
    Hypothesis("agrees_with_other_source", 3, elsewhere.other_source),
    Hypothesis("printed_elsewhere", 1, elsewhere.printed_elsewhere, echo=True),
    Hypothesis("copied_earlier_year", 4, elsewhere.copied("earlier")),
    Hypothesis("copied_from_row", 6, elsewhere.copied("row")),
    Hypothesis("total_lacks_rows", 1, totals.lacks_rows),
    Hypothesis("total_without_row", 8, totals.without_row),
    Hypothesis("total_with_row_twice", 5, totals.with_row_twice),
    Hypothesis("total_with_children_too", 2, totals.with_children_too),
    Hypothesis("total_with_child", 4, totals.with_child),
    Hypothesis("child_of_total", 3, totals.one_row_only),
    Hypothesis("total_until_row", 2, totals.until_row),
    Hypothesis("total_with_row_subtracted", 1, totals.with_row_subtracted),
    Hypothesis("total_with_row_of_other_table", 8, elsewhere.companion),
    Hypothesis("input_repeated", 2, readings.repeated),
    Hypothesis("ratio_rounded", 2, method.ratio_rounded),
    Hypothesis("rounded_between", 3, method.rounded_between),
    Hypothesis("input_mark_misread", 3, readings.mark_misread),
    Hypothesis("input_digits_swapped", 8, readings.misread(digits.swapped)),
    Hypothesis("input_digit_dropped", 8, readings.misread(digits.dropped)),
    Hypothesis("copied_from_column", 8, elsewhere.copied("column"), search=True),
    Hypothesis("input_of_same_subject", 6, elsewhere.taken("subject"), search=True),
    Hypothesis("input_of_earlier_year", 3, elsewhere.taken("earlier"), search=True),
    Hypothesis("input_of_row", 3, elsewhere.taken("row"), search=True),
    Hypothesis("input_digit_added", 3, readings.misread(digits.doubled)),
    Hypothesis("input_mistyped", 15, readings.misread(digits.mistyped)),
    Hypothesis("total_without_two_rows", 1, totals.without_two_rows),
    Hypothesis("total_with_foreign_row", 8, totals.with_foreign_row, search=True),
    Hypothesis("copied_from_elsewhere", 5, elsewhere.copied("far"), search=True),
    Hypothesis("digits_garbled", 5, printing.slip(digits.garbled)),
)
