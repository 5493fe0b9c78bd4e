"""The four roles, each a group: there from the first start, changed by administrators after it."""
