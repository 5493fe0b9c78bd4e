"""How the site is: one list of checks, read by programs and shown to administrators.

Each check answers in a sentence: that all is well, or what is wrong and what to do. What it can't
find out it calls unknown, so that a lost database isn't reported ten times.
"""
