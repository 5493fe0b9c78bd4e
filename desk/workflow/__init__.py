"""A second pair of eyes: who wrote a review, and who may therefore not approve it."""
