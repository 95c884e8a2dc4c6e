# The application for production: the web server and, with another command, the worker.
# PostgreSQL is not in here: DATABASE_URL names it. See docs/beheer.md.

FROM node:22-bookworm-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev
COPY frontend frontend
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
COPY requirements/production.txt /requirements.txt
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r /requirements.txt

FROM python:3.11-slim-bookworm
# Pango and HarfBuzz lay out the PDF report.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --user-group --uid 10001 --home-dir /app apk \
    && install -d -o apk -g apk /data/files
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 APK_FILES=/data/files \
    XDG_CACHE_HOME=/tmp/cache
WORKDIR /app
COPY --from=packages /venv /venv
COPY --from=frontend /app/build/frontend build/frontend
# The report takes its fonts and style from these packages too.
COPY --from=frontend /app/node_modules node_modules
COPY manage.py pyproject.toml LICENSE ./
COPY apk apk
COPY assessments assessments
COPY fixtures fixtures
COPY static static
COPY templates templates
# Collecting needs settings, not secrets: development mode for this one command.
RUN APK_DEV=1 APK_COLLECTED=1 SECRET_KEY=only-while-building python manage.py collectstatic --noinput
USER apk
VOLUME /data/files
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/gezondheid/', timeout=4)"]
CMD ["gunicorn", "apk.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--preload", "--timeout", "60", "--worker-tmp-dir", "/dev/shm", "--access-logfile", "-"]
