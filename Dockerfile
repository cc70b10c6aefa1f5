# One image for every part of a desk on several machines; compose.yml says which part runs what.
FROM python:3.11-slim

RUN useradd --create-home --uid 10001 recoupe && install --directory --owner recoupe /desk
WORKDIR /app
COPY requirements.lock ./
RUN pip install --no-cache-dir --no-deps -r requirements.lock
COPY . .
# Whoever runs a desk may not write here: without this every process would compile all of it again.
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && python -m compileall -q recoupe flows tasks db reports
USER recoupe
ENV RECOUPE_HOME=/desk DO_NOT_TRACK=1
VOLUME /desk
ENTRYPOINT ["python", "-m"]
CMD ["flows.cli", "--help"]
