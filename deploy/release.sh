#!/bin/sh
# Once per release, before the new version serves: refuse unsafe settings, then bring the stores up.
set -eu
python manage.py check --deploy --fail-level ERROR
python manage.py migrate --noinput
python manage.py ensure_bucket --wait 30
