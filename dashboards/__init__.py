"""The screens. Numbers come from a release; nothing is computed here."""
