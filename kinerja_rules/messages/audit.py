"""Sentences about audit."""

from kinerja_rules.messages import Sentence

SENTENCES: dict[str, Sentence] = {}
