"""The plan to finished pages, as files in memory. Nothing is written here."""
