"""Made-up things for tests; every factory makes what it stands on.

`from tests.factories.reviews import ReviewPageFactory; ReviewPageFactory()` is a published review
below a review library below a home page that is the root of the default site.
"""
