"""Many documents at once: chosen or dropped together, named in one table, saved once.

Each file is stored as soon as it arrives, as an untitled document that nobody can read or publish,
so that nothing is lost whatever happens to the screen.
"""

from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages
from wagtail.documents.permissions import permission_policy
from wagtail.documents.views.multiple import AddView
from wagtail.log_actions import log

from library.file_types import size_in_words
from library.models import SiteDocument

from .limit import is_for_script
from .rows import Note, Refused, Row, row_of
from .titles import UNTITLED, plain_title

MAY_KNOW = ["change", "delete", "choose"]


class AddDocumentsView(AddView):
    """Takes files, one by one from the script or together from the form, and shows the table."""

    template_name = "library/uploads/many.html"

    def post(self, request: HttpRequest) -> HttpResponse:
        """Store what can be stored; each file has a row, with its trouble if it has any."""
        rows = [self._row_for(file) for file in request.FILES.getlist("files[]")]
        if is_for_script(request):
            return JsonResponse(self._as_json(rows[0]) if rows else NOTHING_SENT)
        if not rows:
            messages.error(request, "Choose one or more files first.")
        return self.render_to_response(self.get_context_data(rows=rows))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Wagtail's, with the rows there are."""
        context = super().get_context_data(**kwargs)
        rows = context.setdefault("rows", [])
        context["documents"] = [row for row in rows if isinstance(row, Row)]
        context["refused"] = [row for row in rows if isinstance(row, Refused)]
        context["most"] = size_in_words(context["max_filesize"])
        context["has_collections"] = bool(context["collections"])
        return context

    def _row_for(self, file: UploadedFile) -> Row | Refused:
        name = plain_title(file.name or "")
        form = self.get_upload_form_class()(
            {"title": UNTITLED, "collection": self.request.POST.get("collection")},
            {"file": file},
            user=self.request.user,
        )
        if not form.is_valid():
            reasons = [str(error) for errors in form.errors.values() for error in errors]
            return Refused(name, " ".join(reasons))
        document = self.save_object(form)
        log(instance=document, action="wagtail.create", user=self.request.user)
        notes = notes_about(document, self.request.user)
        scan = form.cleaned_data["file"].scan
        if scan.is_held:
            notes.append(Note(scan.reason))
        return row_of(document, self.request.user, uploaded_name=name, notes=notes)

    def _as_json(self, row: Row | Refused) -> dict[str, Any]:
        context = {"row": row, "has_collections": self._has_collections}
        if isinstance(row, Refused):
            html = render_to_string("library/uploads/refused_row.html", context, self.request)
            return {"success": False, "error_message": row.reason, "row": html}
        html = render_to_string("library/uploads/row.html", context, self.request)
        return {"success": True, "doc_id": row.document.pk, "row": html}

    @property
    def _has_collections(self) -> bool:
        policy = self.permission_policy
        return policy.collections_user_has_permission_for(self.request.user, "add").count() > 1


NOTHING_SENT = {"success": False, "error_message": "Choose one or more files first."}


class DocumentTableView(AddDocumentsView):
    """The table by itself: to come back to, and to save."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The documents that the address names."""
        asked = self._asked_for(request.GET.getlist("document"))
        rows = [
            row_of(document, request.user, notes=notes_about(document, request.user))
            for document in asked
        ]
        return self.render_to_response(self.get_context_data(rows=rows))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save each row that can be saved; the others stay, with what was typed."""
        rows = [
            row_of(
                document,
                request.user,
                request.POST,
                uploaded_name=self._name_of(document),
                notes=notes_about(document, request.user),
            )
            for document in self._asked_for(request.POST.getlist("document"))
        ]
        kept = [row for row in rows if not self._removed(row)]
        wrong = [row for row in kept if not self._saved(row)]
        saved = len(kept) - len(wrong)
        if wrong:
            messages.error(request, f"{_count(saved)} saved. Not yet saved: {_count(len(wrong))}.")
            return self.render_to_response(self.get_context_data(rows=kept))
        messages.success(request, f"{_count(saved)} saved.")
        return redirect("wagtaildocs:index")

    def _asked_for(self, keys: list[str]) -> QuerySet[SiteDocument]:
        numbers = [int(key) for key in keys if key.isdecimal() and len(key) < 19]
        allowed = self.permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        return allowed.filter(pk__in=numbers).order_by("pk")

    def _name_of(self, document: SiteDocument) -> str:
        """What its file was called: only the screen knows, nothing keeps it."""
        return plain_title(self.request.POST.get(f"document-{document.pk}-uploaded_name", ""))

    def _removed(self, row: Row) -> bool:
        """Take a document out again that should not have come."""
        user = self.request.user
        if not row.form["remove"].data or not permission_policy.user_has_permission_for_instance(
            user, "delete", row.document
        ):
            return False
        log(instance=row.document, action="wagtail.delete", user=user, deleted=True)
        row.document.delete()
        return True

    def _saved(self, row: Row) -> bool:
        if not row.form.is_valid():
            return False
        if row.form.has_changed():
            row.form.save()
            log(instance=row.document, action="wagtail.edit", user=self.request.user)
        return True


def notes_about(document: SiteDocument, user: AbstractUser | AnonymousUser) -> list[Note]:
    """That the same file is in the library already, where the editor may know of it."""
    known = permission_policy.instances_user_has_any_permission_for(user, MAY_KNOW)
    same = known.filter(file_hash=document.file_hash).exclude(pk=document.pk).order_by("pk")
    return [
        Note(
            "The same file is in the library already:",
            twin.title,
            reverse("wagtaildocs:edit", args=[twin.pk]),
        )
        for twin in same[:1]
    ]


def _count(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
