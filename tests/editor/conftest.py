"""What the tests of the editor's side share."""

import pytest
from django.contrib.auth.models import AbstractUser

from desk.models import SecondPersonSettings
from people.models import PublishingBody
from tests.factories.accounts import EditorFactory
from tests.factories.home import the_home_page
from tests.factories.people import PublishingBodyFactory


@pytest.fixture
def editor(db: None) -> AbstractUser:
    """The communications officer: writes and publishes, with the rights groups have by default."""
    the_home_page()
    return EditorFactory()


@pytest.fixture
def works_alone(db: None) -> None:
    """Nobody else has to approve a review, so that the officer can publish every type of page."""
    site = the_home_page().get_site()
    SecondPersonSettings.objects.create(site=site, is_required=False, reason_off="Works alone.")


@pytest.fixture(autouse=True)
def publishing_body(db: None) -> PublishingBody:
    """Whoever publishes today; every publication needs one."""
    return PublishingBodyFactory()
