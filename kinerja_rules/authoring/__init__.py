"""What helps a planner to write packs: schemas for editors, drafts of packs and indicators, workbooks.

Laws of this package:
1. It makes texts and models; who writes them into files, and asks, is ``cli``.
2. What it writes is TOML that ``kinerja check`` accepts; what a planner wrote before stays byte for byte.
"""
