"""What every test shares."""

pytest_plugins = ["tests.plugins.what_was_not_run"]
