# syntax=docker/dockerfile:1
# Another base, for a mirror or a machine without network: --build-arg BASE=…
ARG BASE=docker.io/library/python:3.13-slim
FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
COPY requirements.txt ./
RUN python3 -m venv /opt/backpocket \
 && /opt/backpocket/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pwa pwa
COPY static static
COPY translations translations
# The site is built here, once: every replica of the image serves the same bytes.
ARG BACKPOCKET_ORIGIN=""
ARG BACKPOCKET_CONTACT=""
ARG BACKPOCKET_SEQ=""
ARG SOURCE_DATE_EPOCH=""
ENV BACKPOCKET_SITE=/srv/site
RUN BACKPOCKET_SEQ="${BACKPOCKET_SEQ:-$SOURCE_DATE_EPOCH}" /opt/backpocket/bin/python -m pwa.cli build \
 && /opt/backpocket/bin/pip uninstall -y -q pip

FROM ${BASE}
COPY --from=build /opt/backpocket /opt/backpocket
COPY --from=build /src /src
COPY --from=build /srv/site /srv/site
ARG BACKPOCKET_ORIGIN=""
ARG BACKPOCKET_CONTACT=""
ARG BACKPOCKET_SEQ=""
ARG SOURCE_DATE_EPOCH=""
ENV BACKPOCKET_SITE=/srv/site BACKPOCKET_ORIGIN=${BACKPOCKET_ORIGIN} BACKPOCKET_CONTACT=${BACKPOCKET_CONTACT} \
    BACKPOCKET_SEQ=${BACKPOCKET_SEQ:-$SOURCE_DATE_EPOCH} HOST=0.0.0.0 PORT=8000 \
    PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
WORKDIR /src
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["/opt/backpocket/bin/python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=2)"]
ENTRYPOINT ["/opt/backpocket/bin/python", "-m", "pwa.cli", "serve"]
