"""Start, watch and stop other programs, so that none is left behind. Standard library only."""
