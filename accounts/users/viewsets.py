"""The screen of an account, with the way to help its person sign in."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.widgets import Button
from wagtail.users.views import users

from accounts.views.administration import may_help


class EditView(users.EditView):  # type: ignore[misc, unused-ignore]
    """Has "Signing in" behind its three dots."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's, and ours for who may help."""
        buttons: list[Button] = super().header_more_buttons
        if may_help(self.request.user, self.object):
            address = reverse("accounts_help", args=[self.object.pk])
            buttons.append(Button("Signing in", url=address, icon_name="key", priority=15))
        return buttons


class UserViewSet(users.UserViewSet):  # type: ignore[misc, unused-ignore]
    """As Wagtail's, otherwise."""

    edit_view_class = EditView
