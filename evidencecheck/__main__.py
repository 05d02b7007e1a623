"""``python -m evidencecheck`` is the command."""

from evidencecheck.cli import main

if __name__ == "__main__":
    main()
