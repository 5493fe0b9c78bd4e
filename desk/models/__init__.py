"""What the desk keeps; none of it is ever shown to readers."""
