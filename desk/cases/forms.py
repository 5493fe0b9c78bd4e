"""What somebody writes when a rule is let through, or a page comes down."""

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

LONGEST_WORDS = 600


class ReasonField(forms.CharField):
    """A few sentences that have to be there."""

    def __init__(self, label: str, help_text: str, missing: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST_WORDS,
            widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
            error_messages={"required": missing},
            **kwargs,
        )


class AskForm(forms.Form):
    """Why a second person should let it through."""

    reason = ReasonField(
        "Why?",
        "A second person reads this and answers. It is kept. Never a child’s name.",
        "Write down why it should be let through.",
    )


class AnswerForm(forms.Form):
    """What the second person decides."""

    LET_THROUGH, NOT = "yes", "no"

    decision = forms.ChoiceField(
        label="What do you decide?",
        choices=[(LET_THROUGH, "Let it through, this once"), (NOT, "Don’t let it through")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one."},
    )
    reason = ReasonField(
        "Your reason", "It is kept with your name.", "Write down the reason for your decision."
    )

    @property
    def is_granted(self) -> bool:
        """Whether it is let through."""
        return bool(self.cleaned_data["decision"] == self.LET_THROUGH)


class WithdrawalForm(forms.Form):
    """What readers are told at the address."""

    for_readers = ReasonField(
        "What readers are told",
        "One or two plain sentences. They stand at the address instead of the page.",
        "Write what readers find instead of the page.",
        initial="We have withdrawn this page.",
    )


class TakedownForm(forms.Form):
    """Short: somebody is in a hurry."""

    why = ReasonField(
        "What happened?",
        "For the record; readers don’t see it. Never a child’s name.",
        "Write down in a few words what happened.",
    )
    for_readers = ReasonField(
        "What readers are told",
        "Say no more than this if you are not sure.",
        "Write what readers find instead of the page.",
        initial="We have taken this page down while we look at it.",
    )
