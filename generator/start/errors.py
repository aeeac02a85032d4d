"""How a start fails."""


class StartError(Exception):
    """Nothing could be started there; nothing was changed. Says why, and what to do."""
