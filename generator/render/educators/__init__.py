"""Pages for educators, kept out of the student's way: one module for each kind of page."""
