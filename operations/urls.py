from django.urls import path

from . import views

app_name = "operations"

urlpatterns = [
    path("health/", views.ready, name="health"),
    path("health/live/", views.live, name="live"),
    path("health/ready/", views.ready, name="ready"),
    path("health/deep/", views.deep, name="deep"),
    path("metrics/", views.metrics, name="metrics"),
]
