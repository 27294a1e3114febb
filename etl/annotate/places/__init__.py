"""Where a name lies: the right one among namesakes, and capitals that are governments."""
