"""From finished pages to a finished site: outside programs are run, directories exchanged."""
