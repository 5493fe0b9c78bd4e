"""Template tags that every template may use without loading them."""

import re
from collections.abc import Iterable
from datetime import date

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context, RequestContext
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StructValue
from wagtail.models import Page, Site

from core import navigation
from core import structured_data as structured
from core.changes import Remembered, RememberedAs
from core.dates import DatePrecision, date_for_machines, date_in_words
from core.feedback.tokens import token_for
from core.glossary import glossary_now
from core.models import Alert, SiteSettings
from core.phone_numbers import link_phone_numbers
from core.style import style_of
from core.visibility import is_public_as_read, next_expiry

register = template.Library()

alerts_not_over = Remembered(lambda: list(Alert.objects.not_over()))


@register.filter(expects_localtime=True)
def in_words(value: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date for a reader: `{{ page.published_on|in_words:page.published_precision }}`."""
    return date_in_words(value, precision) if value else ""


@register.filter
def for_machines(value: date | None, precision: str = DatePrecision.DAY) -> str:
    """A date for a `datetime` attribute."""
    return date_for_machines(value, precision) if value else ""


@register.filter
def phone_link(number: str) -> str:
    """The address of a phone number: `<a href="{{ number|phone_link }}">`."""
    return "tel:" + re.sub(r"[^0-9+]", "", number)


@register.filter
def public_only(links: Iterable[StructValue]) -> list[StructValue]:
    """Links of a block without those to pages that the public may not read now."""
    return navigation.public_only(links)


@register.filter
def mark_samples(links: Iterable[StructValue]) -> list[StructValue]:
    """Links of a block, each knowing whether its page is a sample."""
    return navigation.mark_samples(links)


@register.simple_tag(takes_context=True)
def site_menu(context: RequestContext) -> list[navigation.Link]:
    """The links of the header."""
    return navigation.menu(context["request"], context.get("page"))


@register.simple_tag(takes_context=True)
def breadcrumbs_of(context: RequestContext, page: Page) -> list[navigation.Link]:
    """The pages above a page, from the home page down."""
    return navigation.breadcrumbs(context["request"], page)


@register.simple_tag(takes_context=True)
def canonical_url(context: RequestContext) -> str:
    """The one address of what is shown, without filters."""
    request, page = context["request"], context.get("page")
    path = navigation.address(request, page) if page and page.pk else None
    return request.build_absolute_uri(path or request.path)


@register.simple_tag(takes_context=True)
def structured_data(context: RequestContext) -> SafeString:
    """What machines read about the page (schema.org)."""
    request, page = context["request"], context.get("page")
    settings = SiteSettings.or_defaults(request)
    root = request.build_absolute_uri("/")
    things = [
        structured.organisation(settings, root),
        structured.website(settings, root),
    ]
    if page and page.pk:
        things.append(structured.web_page(page, root, canonical_url(context)))
        if crumbs := navigation.breadcrumbs(request, page):
            things.append(structured.trail(crumbs, page, request))
    return structured.as_script(things)


@register.simple_tag
def alerts_showing() -> list[Alert]:
    """The banners that are up now."""
    return [alert for alert in alerts_not_over() if alert.is_showing]


@register.simple_tag(takes_context=True)
def concern_page_url(context: RequestContext) -> str:
    """The address of the page about being worried about a child, if it is public."""
    settings = SiteSettings.or_defaults(context["request"])
    page = settings.concern_page
    return page.get_url(context["request"]) if page and is_public_as_read(page) else ""


@register.simple_tag(takes_context=True)
def help_page_url(context: RequestContext) -> str:
    """The address of the page with help lines, if it is public."""
    settings = SiteSettings.or_defaults(context["request"])
    page = settings.help_page
    return page.get_url(context["request"]) if page and is_public_as_read(page) else ""


@register.simple_tag(takes_context=True)
def style_url(context: RequestContext) -> str:
    """The address of the site's style sheet, new whenever it changes."""
    _, version = style_of(SiteSettings.or_defaults(context["request"]))
    return f"{reverse('core:style')}?v={version}"


@register.simple_tag(takes_context=True)
def footer_links(context: RequestContext) -> list[navigation.Link]:
    """The links of the footer, without pages that aren't public."""
    settings = SiteSettings.or_defaults(context["request"])
    links = navigation.public_only(block.value for block in settings.footer_links)
    return [navigation.link_of(link, context["request"]) for link in links]


@register.simple_tag
def form_token(purpose: str, page_id: int) -> str:
    """What stands in a form instead of a cookie: `{% form_token "useful" page.pk %}`."""
    return token_for(purpose, page_id)


class LinkPhoneNumbers(template.Node):
    """Makes the telephone numbers in what stands inside links that call."""

    def __init__(self, inside: template.NodeList) -> None:
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        """What is inside, with its numbers linked."""
        linked = link_phone_numbers(self.inside.render(context))
        return mark_safe(linked)  # noqa: S308 - rendered by templates


@register.tag
def phone_links(parser: Parser, token: Token) -> LinkPhoneNumbers:
    """`{% phone_links %} … {% endphone_links %}` around everything that readers may call."""
    inside = parser.parse(("endphone_links",))
    parser.delete_first_token()
    return LinkPhoneNumbers(inside)


class ExplainTerms(template.Node):
    """Explains the glossary's terms in what stands inside, and lists them at its end."""

    def __init__(self, inside: template.NodeList) -> None:
        self.inside = inside

    def render(self, context: Context) -> SafeString:
        """What is inside, with its terms explained."""
        explained = glossary_now().explain(self.inside.render(context))
        words = render_to_string(
            "core/components/words_on_this_page.html", {"terms": explained.terms}
        )
        return mark_safe(explained.html + words)  # noqa: S308 - rendered by templates


class RememberedPart(template.Node):
    """What stands inside, drawn again only when something readers see has changed."""

    def __init__(self, inside: template.NodeList, keys: list[FilterExpression]) -> None:
        self.inside, self.keys = inside, keys
        self.drawn: RememberedAs[tuple, SafeString] = RememberedAs(until=next_expiry)

    def render(self, context: Context) -> SafeString:
        """What is inside, as it is for this site and these values."""
        values = (key.resolve(context) for key in self.keys)
        plain = (tuple(value) if isinstance(value, list) else value for value in values)
        return self.drawn.get(
            (_site_of(context), *plain),
            lambda: mark_safe(self.inside.render(context)),  # noqa: S308
        )


@register.tag
def remembered(parser: Parser, token: Token) -> RememberedPart:
    """`{% remembered links %} … {% endremembered %}` around what depends on these values only.

    And on the site, and on what the public may see: nothing of the request, of a draft or of
    whoever asks may stand inside.
    """
    keys = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    inside = parser.parse(("endremembered",))
    parser.delete_first_token()
    return RememberedPart(inside, keys)


@register.simple_tag(takes_context=True)
def drawn_once(context: Context, row: Page, template_name: str, **values: object) -> SafeString:
    """A template about a `row` that many answers show, kept with the row for each site.

    What is given beside the row follows from it.
    """
    drawn = row.__dict__.setdefault("_drawn", {})
    key = (template_name, _site_of(context))
    if key not in drawn:
        given = {"row": row, **values}
        drawn[key] = render_to_string(template_name, given, context["request"])
    return drawn[key]


def _site_of(context: Context) -> int | None:
    site = Site.find_for_request(context["request"])
    return site.pk if site else None


@register.tag
def explain_terms(parser: Parser, token: Token) -> ExplainTerms:
    """`{% explain_terms %} … {% endexplain_terms %}` around the words of a page."""
    inside = parser.parse(("endexplain_terms",))
    parser.delete_first_token()
    return ExplainTerms(inside)
