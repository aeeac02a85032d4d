"""Facts to diagnostics: one rule a file, each naming places by their route."""
