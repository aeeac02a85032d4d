"""Scenarios for other tools: ink, and Twee 3, which comes back by `load.twee`."""
