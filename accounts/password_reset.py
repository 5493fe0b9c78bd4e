"""A forgotten password: one answer and one amount of work, whoever's address was given."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm as DjangoPasswordResetForm
from django.http import HttpRequest
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

FOLDER = "wagtailadmin/account/password_reset"


@task(backend="background")
def send_password_link(email: str) -> None:
    """Look for accounts with this address, and send each a link. Nobody waits for it."""
    form = DjangoPasswordResetForm({"email": email})
    if form.is_valid():
        scheme, _, host = settings.WAGTAILADMIN_BASE_URL.partition("://")
        form.save(
            domain_override=host,
            use_https=scheme == "https",
            subject_template_name=f"{FOLDER}/email_subject.txt",
            email_template_name=f"{FOLDER}/email.txt",
        )


class PasswordResetForm(WagtailPasswordResetForm):  # type: ignore[misc, unused-ignore]
    """Wagtail's screen; the worker looks who it is."""

    def save(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        """Hand the address on, unless it is asked for again and again."""
        email = self.cleaned_data["email"]
        if request is None or ratelimit.consume(
            request, action="reset_password", key=email.casefold()
        ):
            send_password_link.enqueue(email)
