"""Parts of a page that draw rows. They ask nothing and compute nothing."""
