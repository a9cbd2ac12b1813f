"""`python -m u145` is the command `u145`."""

from u145.cli import main

main()
