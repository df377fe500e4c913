"""``python -m kinerja_rules``: the command line."""

import sys

from kinerja_rules.cli import main

if __name__ == "__main__":
    sys.exit(main())
