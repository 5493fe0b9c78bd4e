"""Rules of the house that Django can check at every start (`manage.py check`)."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

WRITES_THE_POLICY = "csp.middleware.CSPMiddleware"
LOOSENS_THE_POLICY = "core.middleware.EditorPolicyMiddleware"
OUR_RICH_TEXT = "core.rich_text.WordsTextArea"


@register("core")
def editor_policy_stands_below_the_one_that_writes_it(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """A response is loosened on its way out before the header is written."""
    order = list(settings.MIDDLEWARE)
    both = WRITES_THE_POLICY in order and LOOSENS_THE_POLICY in order
    if both and order.index(WRITES_THE_POLICY) < order.index(LOOSENS_THE_POLICY):
        return []
    return [
        Error(
            "The content security policy would be missing, or the editor would not work under it.",
            hint=f"MIDDLEWARE needs {WRITES_THE_POLICY} and, below it, {LOOSENS_THE_POLICY}.",
            id="core.E001",
        )
    ]


@register("core")
def empty_text_is_known_as_empty(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Otherwise a required text could be published without a word in it."""
    editors = settings.WAGTAILADMIN_RICH_TEXT_EDITORS
    return [
        Error(
            f"The rich text editor “{name}” takes an empty paragraph for words.",
            hint=f"Its WIDGET must be {OUR_RICH_TEXT} or made of it.",
            id="core.E002",
        )
        for name, editor in editors.items()
        if editor["WIDGET"] != OUR_RICH_TEXT
    ]


@register("core")
def page_types_say_what_they_are(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """The officer chooses between them by these words."""
    return [
        Error(
            f"{model.__name__} doesn't say what it is for.",
            hint="Give it a page_description.",
            obj=model,
            id="core.E003",
        )
        for model in get_page_models()
        if model.is_creatable and not model.page_description
    ]
