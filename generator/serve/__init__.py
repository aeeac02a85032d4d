"""Show the last good site on this machine, and build again when a source is saved."""
