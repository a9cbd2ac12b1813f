"""The server of the pages: who gets in, and what each answer says to a browser."""
