"""Downstream: branching encounters, built as a static site."""

from importlib.metadata import version

__version__ = version("downstream")
