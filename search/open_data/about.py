"""What is said about the data sets: to people on /open-data/, and to machines (schema.org)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Site

from core.models import SiteSettings
from core.structured_data import Thing
from publications.models import PublicationPage
from publications.open_data import Field
from search.open_data.data_sets import DataSet, data_sets

CSV_TYPE, JSON_TYPE = "text/csv", "application/json"


@dataclass(frozen=True)
class About:
    """One data set as it is offered."""

    data_set: DataSet
    publications: int
    csv_url: str
    json_url: str
    schema_url: str

    @property
    def fields(self) -> list[Field]:
        """What each record holds, with what its description says."""
        return self.data_set.fields

    @property
    def amount(self) -> str:
        """How many publications are behind it."""
        number = f"{self.publications:,}"
        noun = "publication" if self.publications == 1 else "publications"
        return f"From {number} {noun}" if self.data_set.table else f"{number} {noun}"

    @property
    def description(self) -> str:
        """One sentence."""
        what = self.data_set.title.lower()
        if self.data_set.table:
            return f"The {what}, one record each, with the publication that each belongs to."
        return f"{self.data_set.title} on this site that anybody may read now, one record each."


def about_each(request: HttpRequest) -> list[About]:
    """Every data set, with how many publications are behind it; one query."""
    numbers = _numbers(request)
    return [
        About(
            data_set=data_set,
            publications=sum(
                number for model, number in numbers.items() if issubclass(model, data_set.model)
            ),
            csv_url=reverse("search:open-data-csv", args=[data_set.name]),
            json_url=reverse("search:open-data-json", args=[data_set.name]),
            schema_url=reverse("search:open-data-schema", args=[data_set.name]),
        )
        for data_set in data_sets().values()
    ]


def _numbers(request: HttpRequest) -> dict[type, int]:
    """How many publications of each type are public on this site now."""
    site = Site.find_for_request(request)
    if site is None:
        return {}
    found = PublicationPage.objects.public_now().descendant_of(site.root_page).order_by()
    labels = {
        (data_set.model._meta.app_label, data_set.model._meta.model_name): data_set.model
        for data_set in data_sets().values()
    }
    rows = found.values_list("content_type__app_label", "content_type__model")
    counted = rows.annotate(number=Count("pk"))
    return {labels[app, model]: number for app, model, number in counted if (app, model) in labels}


def licence_of(settings: SiteSettings) -> dict[str, str | None] | None:
    """The licence the partnership has given its data, if it has said so."""
    if not settings.licence_name:
        return None
    return {"name": settings.licence_name, "url": settings.licence_url or None}


def catalogue(request: HttpRequest, settings: SiteSettings, described: list[About]) -> list[Thing]:
    """The catalogue and its data sets in the words of schema.org."""
    here = request.build_absolute_uri(reverse("search:open-data"))
    publisher: Thing = {"@type": "GovernmentOrganization", "name": settings.name}
    sets = [_thing(request, settings, publisher, each) for each in described]
    return [
        {
            "@type": "DataCatalog",
            "@id": f"{here}#catalogue",
            "name": f"Open data of {settings.name}",
            "url": here,
            "publisher": publisher,
            "dataset": [{"@id": each["@id"]} for each in sets],
        },
        *sets,
    ]


def _thing(request: HttpRequest, settings: SiteSettings, publisher: Thing, about: About) -> Thing:
    here = request.build_absolute_uri(reverse("search:open-data"))
    thing: dict[str, Any] = {
        "@type": "Dataset",
        "@id": f"{here}#{about.data_set.name}",
        "name": f"{about.data_set.title}: {settings.name}",
        "description": f"{about.description} Published by {settings.name}.",
        "url": f"{here}#{about.data_set.name}",
        "isAccessibleForFree": True,
        "creator": publisher,
        "includedInDataCatalog": {"@id": f"{here}#catalogue"},
        "variableMeasured": [field.name for field in about.fields],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": content_type,
                "contentUrl": request.build_absolute_uri(url),
            }
            for content_type, url in ((CSV_TYPE, about.csv_url), (JSON_TYPE, about.json_url))
        ],
    }
    if settings.licence_name:
        thing["license"] = settings.licence_url or settings.licence_name
    return thing
