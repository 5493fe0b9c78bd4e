"""The check's address in the admin. The words never stand in it."""

from django.urls import path

from .views import AnonymityCheckView

urlpatterns = [
    path(
        "pages/<int:page_id>/anonymity-check/",
        AnonymityCheckView.as_view(),
        name="library_anonymity_check",
    ),
]
