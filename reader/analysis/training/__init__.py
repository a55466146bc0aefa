"""The recipes that make the weights. Not needed to read with; most need the extra `[train]`."""
