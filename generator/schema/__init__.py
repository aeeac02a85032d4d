"""What may be written in a course's files, as JSON Schema for editors and for the reference."""
