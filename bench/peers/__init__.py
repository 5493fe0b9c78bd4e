"""The site beside nginx, which serves the same bytes as a file: how much of what is possible."""
