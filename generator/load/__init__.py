"""Text files to frozen values, with the place of every value remembered."""
