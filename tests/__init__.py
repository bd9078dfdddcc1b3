"""The tests of triptych, which leave the cache of the user alone."""

import os

os.environ["TRIPTYCH_CACHE"] = ""
