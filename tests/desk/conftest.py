"""Who publishes, and who agrees to it."""

import pytest
from django.contrib.auth.models import AbstractUser

from core.permissions import APPROVERS, PUBLISHERS
from home.models import HomePage
from tests.desk.people import somebody


@pytest.fixture
def officer(home_page: HomePage) -> AbstractUser:
    """The communications officer."""
    return somebody(PUBLISHERS)


@pytest.fixture
def manager(home_page: HomePage) -> AbstractUser:
    """The second person."""
    return somebody(APPROVERS)
