"""How many examples are tried, the same ones every time."""

from hypothesis import HealthCheck, settings

QUICK = settings(
    deadline=None, derandomize=True, max_examples=120, suppress_health_check=[HealthCheck.too_slow]
)
THOROUGH = settings(QUICK, max_examples=800)
SLOW = settings(QUICK, max_examples=25)
