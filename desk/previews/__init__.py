"""Links by which partners read a draft without an account."""
