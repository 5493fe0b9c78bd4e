"""The two forms. They work without JavaScript, set no cookie, and never show words to others."""

from collections.abc import Callable
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from core.feedback.forms import IdentifiesForm, WordsForm
from core.feedback.telling import request_telling
from core.feedback.tokens import IDENTIFIES, USEFUL, WORDS, SentToken, token_for
from core.models import IdentificationReport, PageComment, PageUsefulness
from core.rate_limits import FORMS, limited
from core.visibility import public_pages

View = Callable[..., HttpResponseBase]
# More reports in a day than people would make: whoever sends them isn't reading.
MOST_REPORTS = 200
OPEN_TOO_LONG = (
    "This page was open for a long time. Your words are still here. Please send them again."
)
TOO_MANY = (
    "We can’t take more messages here just now. Your words are still here. Please write to us by "
    "e-mail instead, or try again in an hour."
)
ANSWERS = {"yes": True, "no": False}


def reader_form(view: View) -> View:
    """A view for somebody without a cookie: nothing of it is stored, collected or reported."""
    for wrap in (
        limited(FORMS, methods=("POST",)),
        csrf_exempt,
        never_cache,
        sensitive_post_parameters(),
        sensitive_variables(),
    ):
        view = wrap(view)
    return view


def _public_page(page_id: int) -> Page:
    page = public_pages().filter(pk=page_id).first()
    if page is None:
        raise Http404("There is no such page.")
    return page


def _show(
    request: HttpRequest, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    response = render(request, f"core/feedback/{name}.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _sent_token(request: HttpRequest, purpose: str, page: Page) -> SentToken:
    return SentToken(purpose, page.pk, request.POST.get("token", ""))


def _refusal(token: SentToken) -> str:
    """Why a form can't be taken, in a sentence; the reader's words stay in it."""
    if not token.is_good:
        return OPEN_TOO_LONG
    return TOO_MANY if token.comes_in_a_flood else ""


@reader_form
@require_http_methods(["GET", "HEAD", "POST"])
def identifies_a_child(request: HttpRequest, page_id: int) -> HttpResponse:
    """Tell the officer that a page shows who a child is."""
    page = _public_page(page_id)
    form = IdentifiesForm(request.POST or None)
    refusal = ""
    if request.method == "POST":
        token = _sent_token(request, IDENTIFIES, page)
        refusal = _refusal(token)
        if not refusal and _is_flooded_with_reports():
            refusal = TOO_MANY
        # An empty form is valid too: `request.POST` always has its token.
        if not refusal and form.is_valid():
            if token.use():
                _keep_report(page, form)
            return redirect("core:identifies-thanks", page_id=page.pk)
    context = {"about": page, "form": form, "refusal": refusal}
    context["token"] = token_for(IDENTIFIES, page.pk)
    return _show(request, "identifies", context, status=400 if refusal or form.errors else 200)


def _is_flooded_with_reports() -> bool:
    a_day_ago = timezone.now() - timedelta(days=1)
    return IdentificationReport.objects.reported_since(a_day_ago).count() >= MOST_REPORTS


def _keep_report(page: Page, form: IdentifiesForm) -> None:
    report = IdentificationReport.objects.create(
        page=page,
        page_title=page.title,
        words=form.cleaned_data["words"],
        looks_automatic=form.looks_automatic,
    )
    if not report.looks_automatic:
        request_telling(report)


@reader_form
@require_safe
def identifies_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """What happens now."""
    return _show(request, "identifies_thanks", {"about": _public_page(page_id)})


@reader_form
@require_http_methods(["GET", "HEAD", "POST"])
def was_this_useful(request: HttpRequest, page_id: int) -> HttpResponse:
    """Count a yes or a no; whoever comes without an answer is asked."""
    page = _public_page(page_id)
    if request.method != "POST":
        return _show(request, "useful_again", {"about": page})
    answer = request.POST.get("answer", "")
    if answer not in ANSWERS:
        return _ask_again(request, page, "Choose yes or no.")
    token = _sent_token(request, USEFUL, page)
    if not token.is_good:
        return _ask_again(request, page, "This page was open for a long time. Please answer again.")
    if token.comes_in_a_flood:
        return _ask_again(
            request, page, "Very many people have answered just now. Please try later."
        )
    if token.use_by_many(answer) and not request.POST.get("website"):
        PageUsefulness.objects.count_answer(page.pk, useful=ANSWERS[answer], month=_this_month())
    response = redirect("core:useful-thanks", page_id=page.pk)
    response["Location"] += f"?answer={answer}"
    return response


def _ask_again(request: HttpRequest, page: Page, refusal: str) -> HttpResponse:
    return _show(request, "useful_again", {"about": page, "refusal": refusal}, status=400)


def _this_month() -> date:
    return timezone.localdate().replace(day=1)


@reader_form
@require_http_methods(["GET", "HEAD", "POST"])
def useful_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks for the answer, and a place for words that nobody has to fill in."""
    page = _public_page(page_id)
    answer = request.POST.get("answer") or request.GET.get("answer", "")
    if answer not in ANSWERS:
        raise Http404("There is no such answer.")
    form = WordsForm(request.POST or None)
    refusal = ""
    if request.method == "POST":
        token = _sent_token(request, WORDS, page)
        refusal = _refusal(token)
        if not refusal and form.is_valid():
            if token.use() and not form.looks_automatic:
                _keep_words(page, form, useful=ANSWERS[answer])
            return redirect("core:words-thanks", page_id=page.pk)
    context = {"about": page, "form": form, "refusal": refusal, "answer": answer}
    context["token"] = token_for(WORDS, page.pk)
    return _show(request, "useful_thanks", context, status=400 if refusal or form.errors else 200)


def _keep_words(page: Page, form: WordsForm, *, useful: bool) -> None:
    PageComment.objects.create(page=page, was_useful=useful, words=form.cleaned_data["words"])


@reader_form
@require_safe
def words_thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thanks for the words."""
    return _show(request, "words_thanks", {"about": _public_page(page_id)})
