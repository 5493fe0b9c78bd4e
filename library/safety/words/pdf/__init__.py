"""Everything a PDF says: its pages, what is hidden in them, and every string beside them."""
