"""How publishing fails."""


class PublishError(Exception):
    """Publishing failed for a reason that is not the author's; the last good site still stands."""
