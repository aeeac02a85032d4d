"""`python -m generator` is `downstream`."""

from generator.cli import main

main()
