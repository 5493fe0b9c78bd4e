"""Made-up publications beside the site's own: they say that they are samples, and tell no case."""

from dataclasses import dataclass, field

from home.models import HomePage
from leaflets.models import LeafletIndexPage
from plans.models import PlanIndexPage
from publications.kinds import Kind
from reviews.models import BriefingIndexPage
from tests.factories.home import InformationPageFactory
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.plans import PlanPageFactory
from tests.factories.reviews import BriefingPageFactory
from tests.search.documents import document_with

SAMPLE = "This is a sample. It describes how people work and tells of no child."


@dataclass(frozen=True)
class Sample:
    """A publication with a document of these pages."""

    title: str
    kind: str
    summary: str
    pages: list[str] = field(default_factory=list)


BRIEFINGS = [
    Sample(
        "7-minute briefing: neglect",
        Kind.BRIEFING,
        "What neglect is, how to see it early and what to do about it.",
        [
            "Neglect is when a child's basic needs are not met again and again.",
            "The graded care profile helps to say how good the care of a child is.",
        ],
    ),
    Sample(
        "7-minute briefing: professional curiosity",
        Kind.BRIEFING,
        "Asking and looking, and not taking things at face value.",
        [
            "Professional curiosity means exploring what is happening in a family.",
            "Disguised compliance: when a parent seems to work with services and does not.",
        ],
    ),
    Sample(
        "7-minute briefing: abusive head trauma",
        Kind.BRIEFING,
        "How teams talk with new parents about crying, and about never shaking a baby.",
        ["Babies cry more in the first weeks. Services tell parents how to cope."],
    ),
    Sample(
        "7-minute briefing: child criminal exploitation",
        Kind.BRIEFING,
        "How children are drawn into crime, and the signs that people can notice.",
        ["County lines are telephone lines. Signs: new clothes, going missing, debts."],
    ),
    Sample(
        "7-minute briefing: domestic abuse",
        Kind.BRIEFING,
        "What children live through, and how services ask about it safely.",
        ["Children are victims in their own right. Coercive control is a pattern."],
    ),
    Sample(
        "7-minute briefing: was not brought",
        Kind.BRIEFING,
        "Why we say that a child was not brought to an appointment.",
        ["Did not attend puts it on the child. Ask why, and tell who needs to know."],
    ),
]
LEAFLETS = [
    Sample(
        "Coping with a crying baby",
        Kind.LEAFLET,
        "For new parents. What you can do when your baby will not stop crying.",
        ["All babies cry.", "Put your baby down safely and take a break.", "Who can help you."],
    ),
    Sample(
        "Safer sleep for babies",
        Kind.LEAFLET,
        "For parents. How to put a baby to sleep safely, and lower the chance of cot death.",
        ["On the back, in a clear cot.", "Never fall asleep with a baby on a sofa."],
    ),
    Sample(
        "Staying safe online",
        Kind.LEAFLET,
        "For parents. How to talk with your child about games, pictures and strangers.",
        ["Talk often. Agree on rules.", "Who to tell about sexting and online grooming."],
    ),
    Sample(
        "If your child goes into care",
        Kind.LEAFLET,
        "For families. What happens when a child is looked after by the council.",
        ["Looked after children have a plan.", "You can be heard at every meeting."],
    ),
]
PROCEDURES = [
    Sample(
        "Resolution and escalation policy",
        Kind.PROCEDURE,
        "What to do when professionals disagree about what a child needs.",
        ["Stage one: talk.", "Stage two: managers.", "Stage three: the partnership decides."],
    ),
    Sample(
        "Allegations against people who work with children",
        Kind.PROCEDURE,
        "When to tell the Local Authority Designated Officer (LADO), and what happens then.",
        ["Tell the LADO within one working day.", "What the designated officer does."],
    ),
    Sample(
        "Bruising in babies who cannot move by themselves",
        Kind.PROCEDURE,
        "For people who see bruises on a non-mobile baby: whom to call, and how soon.",
        ["Any bruise is looked at by a paediatrician on the same day.", "Birth marks."],
    ),
    Sample(
        "Children missing from home or care",
        Kind.PROCEDURE,
        "Who does what when a child is missing, and the talk when the child is back.",
        ["The police are told.", "A return interview is offered within 72 hours."],
    ),
    Sample(
        "Levels of need",
        Kind.PROCEDURE,
        "Which help fits which need, from early help to child protection.",
        ["Thresholds help people to decide.", "Early help begins with a talk."],
    ),
    Sample(
        "Concealed pregnancy",
        Kind.PROCEDURE,
        "What to do when a pregnancy is hidden or denied, before the baby is born.",
        ["A pre-birth assessment is made together."],
    ),
    Sample(
        "Sharing information to keep children safe",
        Kind.PROCEDURE,
        "What may be shared, with whom, and how to write it down.",
        ["Consent is not needed where a child may be harmed.", "Data protection law."],
    ),
]
TRAINING = Sample(
    "Training programme",
    Kind.PLAN,
    "Courses for everybody who works with children.",
    [
        "Course one. Neglect, domestic abuse, exploitation and how to make a referral.",
        "Course two. The LADO, escalation, professional curiosity and information sharing.",
        "Course three. Crying babies, safer sleep, bruising, missing children.",
        "Course four. How to complain, whom to call when you are worried about a child.",
    ],
)


def make_samples() -> None:
    """All of them, published, below the site's own lists."""
    _make(BriefingPageFactory, BriefingIndexPage, BRIEFINGS)
    _make(LeafletPageFactory, LeafletIndexPage, LEAFLETS)
    _make(PlanPageFactory, PlanIndexPage, [*PROCEDURES, TRAINING])
    InformationPageFactory(
        parent=HomePage.objects.get(),
        title="Make a complaint",
        summary="How to complain about a social worker, a service or the partnership.",
        body=[("paragraph", f"<p>{SAMPLE} First tell the service. Then write to us.</p>")],
    )


def _make(factory: type, index: type, samples: list[Sample]) -> None:
    parent = index.objects.get()
    for sample in samples:
        pages = [f"{SAMPLE} {page}" for page in sample.pages]
        title = f"Sample: {sample.title}"
        document = document_with(*pages, title=title, pages=tuple(pages), is_sample=True)
        factory(
            parent=parent,
            title=sample.title,
            kind=sample.kind,
            summary=sample.summary,
            is_sample=True,
            published_on=None,
            documents=[document],
        )
