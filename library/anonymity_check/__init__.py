"""The editor's screen of the anonymity check: the words of a page and its files, searched.

The words that the officer gives are never written anywhere: not to the database, a log, a cache, a
session, a file or an address. They come in a POST, live in this process and go out in its answer.
"""
