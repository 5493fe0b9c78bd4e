"""Addresses of search, and of what other machines read."""

from django.urls import path, re_path

from core.answers import for_programs
from search import views
from search.exports import export
from search.feeds import PublicationsFeed
from search.open_data import views as open_data

app_name = "search"
urlpatterns = [
    path("search/", views.results, name="results"),
    path("search/suggest/", views.suggest, name="suggest"),
    path("feeds/publications.atom", for_programs(PublicationsFeed()), name="feed"),
    path("open-data/", open_data.index, name="open-data"),
    path("open-data/<slug:name>.csv", open_data.as_csv, name="open-data-csv"),
    path("open-data/<slug:name>.json", open_data.as_json, name="open-data-json"),
    path("open-data/<slug:name>.schema.json", open_data.schema, name="open-data-schema"),
    # Every list: /search/list.csv, /reviews/list.atom and so on.
    re_path(r"^(?P<section>[\w/-]+)/list\.(?P<form>csv|json|atom)$", export, name="export"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
