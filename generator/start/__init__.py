"""Starts: a course of one's own, and a scenario in it."""
