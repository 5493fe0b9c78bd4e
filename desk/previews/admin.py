"""The screen beside a page's editor on which links are made and taken back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from desk.models import PreviewLink
from desk.previews.forms import PreviewLinkForm
from library.access import let_out
from library.models import SiteDocument
from library.references import keys_used_by

MAKE, TAKE_BACK = "desk.add_previewlink", "desk.delete_previewlink"


class PageOfLinksMixin:
    """Finds the page, for who may edit it and has the permission for links."""

    permission = MAKE
    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for anybody else."""
        may_edit = self.page.permissions_for_user(request.user).can_edit()
        if not may_edit or not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def page(self) -> Page:
        """The page whose draft is shown."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific


class PreviewLinksView(PageOfLinksMixin, WagtailAdminTemplateMixin, FormView):
    """All links of one page, and a form for a new one."""

    form_class = PreviewLinkForm
    template_name = "desk/previews/links.html"
    page_title = "Preview links"
    header_icon = "link-external"

    def get_page_subtitle(self) -> str:
        """Which page."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the page."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: PreviewLinkForm) -> HttpResponse:
        """Make it, and show its address this once; only its hash is kept."""
        label = form.cleaned_data["label"]
        user: Any = self.request.user
        link, token = PreviewLink.make(self.page.pk, label, form.expires_at, user)
        told = {"for": label, "until": link.expires_at.isoformat()}
        log(self.page, "desk.preview_link_made", user=user, data=told)
        path = reverse("desk_preview", args=[token])
        new = {"link": link, "address": self.request.build_absolute_uri(path)}
        context = self.get_context_data(new=new, form=PreviewLinkForm())
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The links, and the files that don't open with them yet."""
        return super().get_context_data(
            page=self.page,
            links=PreviewLink.objects.of_page(self.page.pk),
            closed_files=unchecked_documents(self.page),
            **kwargs,
        )


class RevokeView(PageOfLinksMixin, View):
    """Takes one link back."""

    permission = TAKE_BACK

    def post(self, request: HttpRequest, page_id: int, link_id: int) -> HttpResponse:
        """At once; what was opened stays in the log."""
        links = PreviewLink.objects.filter(page_id=page_id, pk=link_id)
        link = get_object_or_404(links)
        user: Any = request.user
        if links.revoke(user):
            log(self.page, "desk.preview_link_revoked", user=user, data={"for": link.label})
            messages.success(request, f"The link for “{link.label}” opens nothing any more.")
        return redirect("desk_preview_links", page_id)


def unchecked_documents(page: Page) -> list[SiteDocument]:
    """Documents of the draft that nobody outside sees: not cleared yet, or in a private folder."""
    draft = page.get_latest_revision_as_object()
    used = SiteDocument.objects.filter(pk__in=keys_used_by(draft, SiteDocument))
    return list(used.exclude(let_out()).order_by("title"))
