"""Wagtail's "Add images", which must not put a file aside that it can't use yet."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from wagtail.images.views.multiple import AddView

from .words import PLACE_REMOVED


class AddImagesView(AddView):
    """Several pictures at once: each is stored as a picture, cleaned, or not at all.

    Wagtail's own keeps a file whose title is too long, as it came, in a folder beside the library.
    """

    def post(self, request: HttpRequest) -> HttpResponse:
        """Store one picture; JSON for Wagtail's script."""
        if "files[]" not in request.FILES:
            return HttpResponseBadRequest("Choose a picture first.")
        if not self.permission_policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        form = self.get_upload_form_class()(
            {
                "title": request.POST.get("title", "Picture"),
                "collection": request.POST.get("collection"),
            },
            {"file": request.FILES["files[]"]},
            user=request.user,
        )
        if not form.is_valid():
            return JsonResponse(self.get_invalid_response_data(form))
        self.object = self.save_object(form)
        return JsonResponse(self.get_edit_object_response_data())

    def get_invalid_response_data(self, form: ModelForm) -> dict[str, Any]:
        """Every reason, also those that aren't about the file."""
        reasons = [str(error) for errors in form.errors.values() for error in errors]
        return {"success": False, "error_message": "\n".join(reasons)}

    def get_edit_object_response_data(self) -> dict[str, Any]:
        """Wagtail's, with a word on a place that was removed."""
        data = super().get_edit_object_response_data()
        if hasattr(self.request.FILES["files[]"], "place_was_removed"):
            note = render_to_string("library/uploads/note.html", {"note": PLACE_REMOVED})
            data["form"] = note + data["form"]
        return data
