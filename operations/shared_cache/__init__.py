"""The shared cache in front of the site: what it may keep, and how it is emptied.

Nothing is kept that doesn't say so (`keeping`), and any change that readers could see empties all
of it (`emptying`). Why: docs/adr/0028-a-shared-cache.md; the cache's own rules:
deploy/varnish/site.vcl.
"""
