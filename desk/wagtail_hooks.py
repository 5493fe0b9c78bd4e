"""What the desk adds to Wagtail: each part brings its own."""

from desk.cases import hooks as case_hooks  # noqa: F401 - registers its own
from desk.history import hooks as history_hooks  # noqa: F401 - registers its own
from desk.home import hooks as home_hooks  # noqa: F401 - registers its own
from desk.previews import hooks as preview_hooks  # noqa: F401 - registers its own
from desk.release import hooks as release_hooks  # noqa: F401 - registers its own
from desk.reports import hooks as report_hooks  # noqa: F401 - registers its own
from desk.workflow import hooks as workflow_hooks  # noqa: F401 - registers its own
