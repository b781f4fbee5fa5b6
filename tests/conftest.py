"""Properties are tried on the same examples in every run of the automatic check, on new ones everywhere else."""

import os

from hypothesis import settings

settings.register_profile("fixed", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("fixed")
