"""`make bench`: how fast the main pages are, beside a bare Django view on the same machine."""
