"""The daily e-mail: what needs doing, and nothing when there is nothing."""
