"""Storyboards: their words, their drawing, their outline."""
