from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may come in: signing in, second factors, single sign-on, lock-outs, sessions that end."""

    name = "accounts"
    verbose_name = "Signing in"

    def ready(self) -> None:
        """Listen for what happens to accounts, and put our work where it is asked for."""
        # They need models, which are there only now.
        from accounts import checks, listeners, registering  # noqa: F401, PLC0415

        registering.register()
