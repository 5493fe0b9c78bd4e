"""Every address of the site."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from accounts.views.signing_in import readers_sign_in

handler500 = "operations.errors.server_error"

urlpatterns = [
    # Before Wagtail's own doors: there is one way in.
    path("admin/", include("accounts.urls")),
    path("_util/login/", readers_sign_in),
    path("admin/", include("desk.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("", include("operations.urls")),
    path("", include("desk.previews.urls")),
    path("", include("core.urls")),
    path("", include("library.urls")),
    path("", include("search.urls")),
    path("", include("reviews.urls")),
    path("", include("publications.urls")),
    path("", include(wagtail_urls)),
]
