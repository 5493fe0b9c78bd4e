from django.urls import path

from . import views

app_name = "operations"

urlpatterns = [
    path("", views.ready, name="health"),
    path("live/", views.live, name="live"),
    path("ready/", views.ready, name="ready"),
]
