"""What readers find where a page was withdrawn: a plain word about it, instead of nothing."""
