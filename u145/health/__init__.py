"""How a warehouse is doing now: what is published, how old, how it came to be."""
