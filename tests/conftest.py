"""How Hypothesis runs here: by number of examples and never by the clock."""

import os

from hypothesis import HealthCheck, settings

# a slow or busy machine is no defect of the program
_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("quick", _UNHURRIED, max_examples=100)
settings.register_profile("full", _UNHURRIED, max_examples=2_000)
settings.load_profile("full" if os.environ.get("RSDESK_FULL") else "quick")
