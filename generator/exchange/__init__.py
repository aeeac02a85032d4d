"""Scenarios for other tools, and stories from them: ink, and Twee 3 in both directions."""
