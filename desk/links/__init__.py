"""Whether what our pages link to is still there."""
