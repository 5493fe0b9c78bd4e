"""Who may look at checks and take decisions: those who may change the file."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as image_permissions

from library.access import LibraryFile
from library.models import FileCheck, SiteDocument


def editor_of(request: HttpRequest) -> AbstractUser:
    """Who asks: Wagtail lets nobody come to the admin's addresses who isn't signed in."""
    if not isinstance(request.user, AbstractUser):
        raise PermissionDenied
    return request.user


def require_change(request: HttpRequest, file: LibraryFile) -> None:
    """Raise PermissionDenied unless somebody signed in may change the file in the admin."""
    policy = document_permissions if isinstance(file, SiteDocument) else image_permissions
    if not policy.user_has_permission_for_instance(request.user, "change", file):
        raise PermissionDenied


def editable_document(request: HttpRequest, document_id: int) -> SiteDocument:
    """A document, for who may change it. Raises Http404 or PermissionDenied."""
    document = SiteDocument.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404("There is no such document.")
    require_change(request, document)
    return document


def editable_check(request: HttpRequest, check_id: int) -> FileCheck:
    """A check, for who may change its file. Raises Http404 or PermissionDenied."""
    checks = FileCheck.objects.select_related("document", "image")
    check = checks.filter(pk=check_id).first()
    if check is None:
        raise Http404("There is no such check.")
    require_change(request, file_of(check))
    return check


def file_of(check: FileCheck) -> LibraryFile:
    """The document or the image that is or was checked."""
    file = check.document or check.image
    assert file is not None  # noqa: S101 - the database holds it: check_is_of_one_file
    return file
