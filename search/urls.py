"""Addresses of search, and of what other machines read."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from search import views
from search.feeds import PublicationsFeed
from search.sitemaps import PublicPagesSitemap

app_name = "search"
urlpatterns = [
    path("search/", views.results, name="results"),
    path("feeds/publications.atom", PublicationsFeed(), name="feed"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPagesSitemap}}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
