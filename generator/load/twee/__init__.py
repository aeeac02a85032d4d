"""Stories from Twine, read into the skeletons of scenarios; and what Twee is written with."""
