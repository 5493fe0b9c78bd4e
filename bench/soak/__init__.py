"""`make soak-readers`: the whole site under readers, editors and uploads, for half an hour.

Web server, worker, scheduler and Varnish run as they are deployed, on this machine only, with the
whole content in a database of their own. Every answer is judged, and what could grow is measured
all the while.
"""
