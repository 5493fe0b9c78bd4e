"""The first page of the admin: what needs doing."""
