"""What the accessibility statement says about documents: facts, asked each time it is read."""
