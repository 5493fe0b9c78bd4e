"""A mark in everything that readers aren't meant to see, whatever model it is in.

What they are meant to see is named here. A field or a model that is added tomorrow is secret until
somebody writes it down.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from wagtail.models import Comment, CommentReply, ModelLogEntry, Page, PageLogEntry, TaskState

MARK = "Zyxwv"
DAY = date(2031, 7, 19)
MOMENT = datetime(2031, 7, 19, 3, 4, 5, tzinfo=UTC)
TRACES = (MARK.lower(), "2031-07-19", "19 july 2031", "july 2031", "19/07/2031")

OURS = (
    *("core", "library", "people", "publications", "reviews", "plans", "leaflets", "home"),
    *("search", "desk", "content", "operations"),
)
WAGTAILS = (Page, Comment, CommentReply, ModelLogEntry, PageLogEntry, TaskState)
# Where a row stands and what it is found by, in every model: none of it is somebody's words.
STRUCTURE = {
    *("path", "url_path", "slug", "file", "file_name", "filter_spec", "focal_point_key"),
    *("first_published_at", "last_published_at", "action", "object_id"),
}
PUBLIC = {
    "wagtailcore.Page": {"title", "seo_title", "search_description", "expire_at"},
    "core.Alert": {"title", "message", "starts_at", "ends_at"},
    "core.GlossaryTerm": {"term", "meaning", "explanation"},
    "core.SiteSettings": {
        *("name", "short_name", "area", "email", "phone", "address", "concern_phone"),
        *("concern_hours", "out_of_hours_phone", "exit_url", "accent_colour", "tint_colour"),
        *("licence_name", "licence_url", "footer_text"),
    },
    "library.FileCheck": {"cleared_at"},
    "library.PageText": {"text"},
    "library.SiteDocument": {"title"},
    "library.SiteImage": {"description"},
    "people.Contact": {"name", "address", "phone", "email", "website", "website_text", "note"},
    "people.ContactPerson": {"name", "role", "phone"},
    "people.HelpLine": {"name", "for_whom", "phone", "hours", "note", "website"},
    "people.PublishingBody": {"name", "short_name"},
    "people.TeamMember": {"name", "role", "phone", "email", "biography"},
    "publications.ChangeNote": {"changed_on", "words"},
    "publications.PublicationDocument": {"label"},
    # On printed sheets a reader has to be able to tell an old one.
    "publications.PublicationPage": {"content_note", "summary", "published_on", "next_review_on"},
    "publications.Topic": {"name", "description"},
    "publications.AgeBand": {"name", "description"},
    "publications.WithdrawnPage": {"withdrawn_on", "reason"},
    "reviews.Recommendation": {"text", "owner", "status_on", "what_changed"},
    "reviews.ReviewPage": {
        *("outcome", "incident_period", "lead_reviewer", "what_happened", "what_was_learned"),
    },
    "reviews.ReviewPseudonym": {"name"},
    "reviews.BriefingIndexPage": {"introduction"},
    "reviews.RecommendationsPage": {"introduction"},
    "reviews.ReviewIndexPage": {"introduction"},
    "plans.PlanIndexPage": {"introduction"},
    "plans.PlanPage": {"edition", "period_start", "period_end"},
    "plans.PlanPriority": {"title", "text"},
    "plans.ReportPart": {"title"},
    "leaflets.LeafletRecording": {"url"},
    "leaflets.LeafletIndexPage": {"introduction"},
    "leaflets.LeafletPage": {"question"},
    "home.HomePage": {"heading", "introduction"},
    "home.InformationPage": {"content_note", "summary", "next_review_on"},
    # The index holds what is public already, and words that an editor gives to readers.
    "search.Entry": {"title", "names", "summary", "date"},
    "search.Passage": {"body"},
    "search.PickedPage": {"sentence"},
    "search.SearchPick": {"phrases"},
    "search.SearchSynonym": {"names"},
    "search.SearchWord": {"written", "first", "second", "sound"},
}


def models_with_secrets() -> dict[type[models.Model], dict[str, Any]]:
    """Every model that has a field which readers aren't meant to see, with what goes into each."""
    candidates = [
        *(model for name in OURS for model in apps.get_app_config(name).get_models()),
        *WAGTAILS,
        get_user_model(),
    ]
    found = {model: _secrets_of(model) for model in candidates}
    return {model: secrets for model, secrets in found.items() if secrets}


def _secrets_of(model: type[models.Model]) -> dict[str, Any]:
    public = STRUCTURE | PUBLIC.get(model._meta.label, set())
    fields = [field for field in model._meta.local_concrete_fields if field.name not in public]
    marks = {field.name: _mark(field) for field in fields if not field.primary_key}
    return {name: mark for name, mark in marks.items() if mark is not None}


def _mark(field: models.Field) -> Any:
    if field.choices or field.is_relation:
        return None
    if isinstance(field, models.DateTimeField):
        return MOMENT
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.JSONField):
        return {"mark": f"{MARK} {field.name}"} if field.default is dict else [MARK, field.name]
    if isinstance(field, models.CharField | models.TextField):
        return f"{MARK} {field.name}"[: field.max_length]
    return None


def fill_with_marks() -> set[str]:
    """Give every model at least one row, and every row its marks; the names of what was filled."""
    filled: set[str] = set()
    for model, secrets in models_with_secrets().items():
        rows = model._base_manager.all()
        if not rows.exists():
            make_row(model)
        for row in rows:
            values = {name: _for_row(model, name, value, row.pk) for name, value in secrets.items()}
            model._base_manager.filter(pk=row.pk).update(**values)
        filled |= {f"{model._meta.label}.{name}" for name in secrets}
    return filled


def _for_row(model: type[models.Model], name: str, value: Any, key: Any) -> Any:
    """What has to be one of its kind gets its row's key before it."""
    field: Any = model._meta.get_field(name)
    if not (field.unique and isinstance(value, str)):
        return value
    return f"{key} {value}"[: field.max_length]


def make_row(model: type[models.Model]) -> models.Model:
    """A row with no more than it must have; what it belongs to is made too where it isn't there."""
    assert not issubclass(model, Page), f"Make a page of type {model.__name__} in the fixture."
    must = [field for field in model._meta.concrete_fields if _must_be_given(field)]
    return model._base_manager.create(**{field.name: _least(field) for field in must})


def _must_be_given(field: models.Field) -> bool:
    is_given_by_itself = field.primary_key and not field.is_relation
    return not (field.null or field.has_default() or field.blank or is_given_by_itself)


def _least(field: Any) -> Any:
    if field.is_relation:
        return field.related_model._base_manager.first() or make_row(field.related_model)
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateTimeField):
        return MOMENT
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.BooleanField):
        return False
    return 1 if isinstance(field, models.IntegerField | models.FloatField) else "x"
