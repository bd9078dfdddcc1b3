"""`python -m trifold` is the `trifold` command."""

import sys

from trifold.cli import main

if __name__ == "__main__":
    sys.exit(main())
