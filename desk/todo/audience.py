"""Who sees which row: those who may do something about it."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as image_permissions
from wagtail.permissions import page_permission_policy

from .item import Item

User = AbstractUser | AnonymousUser

PAGES = "pages"
DOCUMENTS = "documents"
IMAGES = "images"

POLICIES = {
    PAGES: page_permission_policy,
    DOCUMENTS: document_permissions,
    IMAGES: image_permissions,
}


def seen_by(user: User, items: list[Item]) -> list[Item]:
    """The rows that this user can act on."""
    allowed = {name: may_act(user, name) for name in {item.permission for item in items}}
    return [item for item in items if allowed[item.permission]]


def may_act(user: User, permission: str) -> bool:
    """Whether a user may change something of this kind, anywhere."""
    if policy := POLICIES.get(permission):
        return policy.user_has_permission(user, "change")
    return user.has_perm(permission) if permission else True
