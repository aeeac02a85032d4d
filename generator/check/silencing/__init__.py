"""Silencing in place: ``# downstream: allow[rule] reason``, and what can be wrong with it."""
