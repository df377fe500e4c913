"""Sentences about packs."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {}
