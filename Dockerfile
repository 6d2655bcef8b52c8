# One image for servers, workers and commands: `docker build -t broadsheet .`, then
# `docker run -p 127.0.0.1:7860:7860 -v articles:/srv/broadsheet/data broadsheet`.

FROM python:3.11-slim-bookworm AS built
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# PyTorch for processors alone; what pip would choose is several GB larger, for graphics cards.
RUN python -m venv /opt/broadsheet \
 && /opt/broadsheet/bin/pip install --index-url https://download.pytorch.org/whl/cpu torch==2.13.0
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY qa qa
COPY ingest ingest
COPY ui ui
# Further extras, such as `--build-arg EXTRAS=scale,metrics,openai`.
ARG EXTRAS=scale,metrics
RUN /opt/broadsheet/bin/pip install --constraint constraints.txt ".[${EXTRAS}]"

FROM python:3.11-slim-bookworm
COPY --from=built /opt/broadsheet /opt/broadsheet
RUN useradd --uid 10001 --create-home --home-dir /srv/broadsheet broadsheet \
 && install --directory --owner=broadsheet --mode=0700 /srv/broadsheet/data
ENV PATH=/opt/broadsheet/bin:$PATH \
    BROADSHEET_DATA=/srv/broadsheet/data \
    BROADSHEET_HOST=0.0.0.0
USER 10001
WORKDIR /srv/broadsheet
VOLUME /srv/broadsheet/data
EXPOSE 7860
# `docker stop` waits ten seconds unless told otherwise; a server may need 25 for answers under way.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=180s --retries=4 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:7860/live', timeout=4)"]
ENTRYPOINT ["broadsheet"]
CMD ["serve"]
