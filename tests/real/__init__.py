"""Records that real institutions published, through the whole pipeline."""
