"""Text of a formula <-> tree: lexer, LALR grammar, nodes, printers. Nothing here evaluates."""
