"""Why a text is no YAML, in an author's words, and where to mend it."""
