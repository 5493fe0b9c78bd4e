from django.apps import AppConfig


class DeskConfig(AppConfig):
    """What the officer has to do, by when, and who looked at it as well."""

    name = "desk"
    verbose_name = "Desk"

    def ready(self) -> None:
        """Put our rules and our work where they are asked for."""
        # They need models, which are there only now.
        from desk import unwatched  # noqa: F401, PLC0415
        from desk.cases import registering as case_registering  # noqa: PLC0415
        from desk.links import registering as link_registering  # noqa: PLC0415
        from desk.release import registering as release_registering  # noqa: PLC0415
        from desk.reminders import registering as reminder_registering  # noqa: PLC0415
        from desk.workflow import registering as workflow_registering  # noqa: PLC0415

        case_registering.register()
        link_registering.register()
        release_registering.register()
        reminder_registering.register()
        workflow_registering.register()
