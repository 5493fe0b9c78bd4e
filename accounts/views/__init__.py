"""The pages of signing in, of one's own second step, and of an administrator's help with it."""
