"""A document's earlier files, with what their checks had found."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser

from library.models import DocumentVersion, FileCheck, SiteDocument

from .found import Found, found_in


@dataclass(frozen=True)
class Version:
    """One earlier file."""

    stored: DocumentVersion
    is_checked: bool
    found: list[Found]


def versions_of(document: SiteDocument, user: AbstractUser) -> list[Version]:
    """The newest first."""
    stored = list(document.versions.select_related("document", "uploaded_by", "replaced_by"))
    checks = FileCheck.objects.filter(file_name__in=[version.file.name or "" for version in stored])
    by_name = {check.file_name: check for check in checks}
    return [_version(version, by_name.get(version.file.name or ""), user) for version in stored]


def _version(stored: DocumentVersion, check: FileCheck | None, user: AbstractUser) -> Version:
    is_checked = check is not None and check.is_done
    found = found_in(check, user) if check and is_checked else []
    return Version(stored, is_checked, [one for one in found if one.severity != "note"])
