"""Files to plain values that know their place: line, column, key path.

``text`` (bytes to text), ``toml`` (to a Document), ``csv`` (to a Table), ``shape`` (what a table may hold),
``suggest`` (the nearest known word). Nothing slow is imported before a file is read, and tree-sitter not before a
place is asked for.
"""
