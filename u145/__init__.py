"""U145: from the offices' exports to the 145 scorecard."""
