"""What the site will hold: the player's JSON for each scenario, and the pages."""
