"""Addresses in the admin: our screens, and those that take the place of Wagtail's."""

from django.urls import include, path
from wagtail.documents.views.chooser import viewset as chooser

from .views import checks, decisions, proposals, screens, states, versions
from .views.chooser import choose_results_view, choose_view

own = [
    path("file-checks/states/", states.show_states, name="states"),
    path("file-checks/<int:check_id>/", checks.show_check, name="check"),
    path("file-checks/<int:check_id>/again/", checks.check_again, name="check_again"),
    path("file-checks/<int:check_id>/clean/", decisions.CleanView.as_view(), name="clean"),
    path(
        "file-checks/<int:check_id>/accept/<slug:code>/",
        decisions.AcceptView.as_view(),
        name="accept",
    ),
    path("file-checks/places/<int:finding_id>.png", checks.show_place, name="place"),
    path("documents/<int:document_id>/open/", decisions.OpenView.as_view(), name="open"),
    path("documents/<int:document_id>/close/", decisions.CloseView.as_view(), name="close"),
    path(
        "documents/<int:document_id>/versions/<int:number>/",
        versions.download_version,
        name="version",
    ),
    path(
        "documents/waiting/<int:proposal_id>/",
        proposals.AnswerProposalView.as_view(),
        name="proposal",
    ),
    path(
        "documents/waiting/<int:proposal_id>/take-back/",
        proposals.TakeBackView.as_view(),
        name="take_back",
    ),
    path(
        "documents/waiting/<int:proposal_id>/file/",
        proposals.open_proposed_file,
        name="proposed_file",
    ),
]

# Wagtail's names for them lead here too: the first address that fits is the one that answers.
in_place_of_wagtails = [
    path("documents/", screens.DocumentIndexView.as_view()),
    path("documents/results/", screens.DocumentIndexView.as_view(results_only=True)),
    path("documents/edit/<int:document_id>/", screens.DocumentEditView.as_view()),
    path("images/", screens.ImageIndexView.as_view()),
    path("images/results/", screens.ImageIndexView.as_view(results_only=True)),
    path("images/<int:image_id>/", screens.ImageEditView.as_view()),
    path(f"{chooser.url_prefix}/", choose_view),
    path(f"{chooser.url_prefix}/results/", choose_results_view),
]

urlpatterns = [path("", include((own, "library_admin"))), *in_place_of_wagtails]
