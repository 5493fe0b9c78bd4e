"""Addresses of search, and of what other machines read."""

from django.urls import path

from search import views
from search.feeds import PublicationsFeed

app_name = "search"
urlpatterns = [
    path("search/", views.results, name="results"),
    path("feeds/publications.atom", PublicationsFeed(), name="feed"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
