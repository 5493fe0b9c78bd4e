from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):  # type: ignore[misc, unused-ignore]
    """Wagtail's app of users, with our screens."""

    user_viewset = "accounts.users.viewsets.UserViewSet"
