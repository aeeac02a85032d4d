"""The command line: options, exit codes, and nothing else.

Exit codes: 0 fine, 1 the author's errors, 2 usage or a failure of ours. One module for each group
of commands; importing it adds them to `main`.
"""

from generator.cli import coverage as _coverage  # noqa: F401
from generator.cli import exchange as _exchange  # noqa: F401
from generator.cli import rules as _rules  # noqa: F401
from generator.cli import seeing as _seeing  # noqa: F401
from generator.cli import site as _site  # noqa: F401
from generator.cli import start as _start  # noqa: F401
from generator.cli.group import main

__all__ = ["main"]
