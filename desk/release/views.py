"""The screens: all releases, a new one, and one with everything about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from core.moments import moment_in_words
from desk.home.clock import clock_words
from desk.models import Release, ScheduleProblem

from .candidates import MOST, drafts_for, that_belong_to
from .forms import AddPagesForm, HourForm, NewReleaseForm
from .going_out import ReleaseRefused
from .planning import NotPlanned, add_pages, cancel, outlook, plan, release_at_once, take_out

MAY_RELEASE = "desk.change_release"
PAST = 30


class ReleaseScreen(WagtailAdminTemplateMixin):
    """For who may plan releases; abstract."""

    header_icon = "date"
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Wagtail answers a refusal with its first page and a message."""
        if not request.user.has_perm(MAY_RELEASE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """All releases, and this."""
        first = {"url": reverse("desk_releases"), "label": "Releases"}
        label = self.get_page_title() or ""
        rest = [] if label == "Releases" else [{"url": "", "label": label}]
        return [*self.breadcrumbs_items, first, *rest]


class ReleasesView(ReleaseScreen, TemplateView):
    """What is coming, what did not go out, and what has gone out."""

    page_title = "Releases"
    template_name = "desk/release/releases.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Releases by what the officer has to do with them."""
        releases = Release.objects.all()
        State = Release.State
        problems = ScheduleProblem.objects.current().select_related("revision")
        return super().get_context_data(
            refused=list(releases.refused()),
            problems=[(each, safe(each.reasons)) for each in problems],
            planned=list(releases.planned().filter(refused_at=None)),
            prepared=list(releases.filter(state=State.PREPARED)),
            past=list(releases.filter(state=State.RELEASED).order_by("-released_at")[:PAST]),
            clock_words=clock_words(),
            is_late=releases.overdue(timezone.now()).exists(),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Try a page that was planned alone again: for another hour, from the next minute on."""
        number = request.POST.get("problem", "")
        problems = ScheduleProblem.objects.current()
        problem = get_object_or_404(problems, pk=number if number.isdecimal() else 0)
        page = problem.revision.content_object
        if not page.permissions_for_user(request.user).can_publish():
            raise PermissionDenied
        problem.delete()
        log(instance=page, action="desk.schedule.try_again", user=request.user)
        messages.success(request, "It is tried again within a minute.")
        return redirect("desk_releases")


class NewReleaseView(ReleaseScreen, FormView):
    """A name, and which drafts belong together."""

    page_title = "New release"
    template_name = "desk/release/new.html"
    form_class = NewReleaseForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """The drafts to choose from; the page that the editor comes from is ticked."""
        candidates = drafts_for(self.request.user)
        return {**super().get_form_kwargs(), "candidates": candidates}

    def get_initial(self) -> dict[str, Any]:
        """The page that the editor comes from, what belongs to it, and a name."""
        number = self.request.GET.get("page", "")
        candidates = drafts_for(self.request.user)
        first = candidates.filter(pk=number if number.isdecimal() else 0).first()
        if first is None:
            return {}
        pages = [first, *that_belong_to([first], candidates)]
        return {"title": first.get_admin_display_title()[:120], "pages": [p.pk for p in pages]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each draft with what it is."""
        drafts = drafts_for(self.request.user)[:MOST]
        return super().get_context_data(candidates=drafts, **kwargs)

    def form_valid(self, form: NewReleaseForm) -> HttpResponse:
        """Keep it; nothing is planned yet."""
        release: Release = form.save(commit=False)
        user: Any = self.request.user
        release.created_by = user
        release.save()
        log(instance=release, action="wagtail.create", user=self.request.user)
        add_pages(release, form.cleaned_data["pages"], self.request.user)
        return redirect("desk_release", pk=release.pk)


class ReleaseView(ReleaseScreen, TemplateView):
    """One release: what it will do, what stands in the way, and what was done."""

    template_name = "desk/release/release.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        self.release = get_object_or_404(
            Release.objects.select_related("planned_by"), pk=kwargs["pk"]
        )
        self.hour_form = HourForm()

    def get_page_title(self) -> str:
        """Its name."""
        return self.release.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The pages as they would go out, and what may be done."""
        release, user = self.release, self.request.user
        hour = release.go_live_at if release.is_planned else None
        pages = outlook(release, hour, user) if release.is_open else []
        drafts = drafts_for(user)
        inside = [page.page for page in pages if page.page]
        log_entries = ModelLogEntry.objects.for_instance(release).select_related("user")
        return super().get_context_data(
            release=release,
            pages=[(page, safe(page.reasons)) for page in pages],
            rows=release.rows.select_related("page"),
            reasons=safe(release.reasons),
            hour_form=self.hour_form,
            candidates=drafts[:MOST] if release.may_be_changed else [],
            belonging=that_belong_to(inside, drafts) if release.may_be_changed else [],
            is_ready=bool(pages) and not any(page.reasons for page in pages),
            log_entries=log_entries.order_by("-timestamp", "-pk"),
            **kwargs,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do one thing with it; a refusal says why and loses nothing."""
        does: dict[str, Callable[[], str]] = {
            "plan": self._plan,
            "now": self._release_now,
            "cancel": self._cancel,
            "add": self._add,
            "take-out": self._take_out,
            "delete": self._delete,
        }
        action = does.get(request.POST.get("action", ""))
        if action is None:
            return redirect("desk_release", pk=pk)
        try:
            done = action()
        except NotPlanned as refusal:
            messages.error(request, str(refusal))
            return self.render_to_response(self.get_context_data())
        except ReleaseRefused as refusal:
            messages.error(request, mark_safe(" ".join(["Nothing went out.", *refusal.reasons])))  # noqa: S308
            return self.render_to_response(self.get_context_data())
        if not done:
            return self.render_to_response(self.get_context_data())
        messages.success(request, done)
        is_gone = not Release.objects.filter(pk=pk).exists()
        return redirect("desk_releases") if is_gone else redirect("desk_release", pk=pk)

    def _plan(self) -> str:
        self.hour_form = HourForm(self.request.POST)
        if not self.hour_form.is_valid():
            return ""
        moment = self.hour_form.cleaned_data["moment"]
        plan(self.release, moment, self.request.user)
        return f"Planned. All of it goes out on {moment_in_words(moment)}."

    def _release_now(self) -> str:
        release_at_once(self.release, self.request.user)
        return "It is out. Readers can see all of its pages now."

    def _cancel(self) -> str:
        cancel(self.release, self.request.user)
        return "Cancelled. Nothing goes out until you plan it again."

    def _add(self) -> str:
        form = AddPagesForm(self.request.POST, candidates=drafts_for(self.request.user))
        self._check_may_be_changed()
        if not form.is_valid():
            raise NotPlanned(" ".join(map(str, form.errors["pages"])))
        add_pages(self.release, form.cleaned_data["pages"], self.request.user)
        return "Added."

    def _take_out(self) -> str:
        self._check_may_be_changed()
        number = self.request.POST.get("row", "")
        row = get_object_or_404(self.release.rows, pk=number if number.isdecimal() else 0)
        take_out(self.release, row, self.request.user)
        return f"“{row.page_title}” is no longer part of it. The page itself was not changed."

    def _delete(self) -> str:
        self._check_may_be_changed()
        log(instance=self.release, action="wagtail.delete", user=self.request.user, deleted=True)
        self.release.delete()
        return "Deleted. Its pages were not changed."

    def _check_may_be_changed(self) -> None:
        if not self.release.may_be_changed:
            raise NotPlanned(
                "Cancel the plan first: pages come and go only while nothing is planned."
            )


def safe(reasons: list[str]) -> list[str]:
    """The gate's sentences, which were escaped when they were kept."""
    return [mark_safe(reason) for reason in reasons]  # noqa: S308
