"""Everything that happened to a page, and to a review as a whole: who, what, when and why."""
