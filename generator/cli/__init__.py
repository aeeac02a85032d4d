"""The command line: options, exit codes, and nothing else.

Exit codes: 0 fine, 1 the author's errors, 2 usage or a failure of ours, 130 stopped with Ctrl-C
(`serve`, which is made to be stopped, ends with 0). One module for each group of commands;
importing it adds them to `main`.
"""

from generator.cli import coverage, exchange, rules, seeing, site, start
from generator.cli.group import main

__all__ = ["coverage", "exchange", "main", "rules", "seeing", "site", "start"]
