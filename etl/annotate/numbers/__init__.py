"""How many: numerals, measures, and what a number counts."""
