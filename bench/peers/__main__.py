"""`python -m bench.peers`: measure, and print the table."""

import importlib
import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    # What is measured has models, which can be imported only now.
    raise SystemExit(importlib.import_module("bench.peers.table").main())
