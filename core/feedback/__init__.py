"""Two short forms on public pages: "Was this page useful?" and "This page identifies a child"."""
