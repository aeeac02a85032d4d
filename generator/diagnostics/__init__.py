"""What can be wrong with a course, where, and how it is told."""
