"""What needs doing, gathered from all over the site."""
