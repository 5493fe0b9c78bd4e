"""Addresses of core."""

from django.urls import path

from core import views
from core.feedback import views as feedback

app_name = "core"

urlpatterns = [
    path("style.css", views.style, name="style"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("was-this-useful/<int:page_id>/", feedback.was_this_useful, name="useful"),
    path("was-this-useful/<int:page_id>/thanks/", feedback.useful_thanks, name="useful-thanks"),
    path("was-this-useful/<int:page_id>/thanks/words/", feedback.words_thanks, name="words-thanks"),
    path("identifies-a-child/<int:page_id>/", feedback.identifies_a_child, name="identifies"),
    path(
        "identifies-a-child/<int:page_id>/thanks/",
        feedback.identifies_thanks,
        name="identifies-thanks",
    ),
]
