# The service in a container: not root, nothing written but /data.
FROM python:3.12-slim AS build
WORKDIR /src
COPY deploy/building.txt deploy/requirements.txt deploy/unused.txt deploy/
# Each file by its hash; `deploy/lock.sh` writes the lists. What is never opened goes, before it is in any layer.
RUN python -m venv /opt/bot \
    && /opt/bot/bin/pip install --no-cache-dir --require-hashes -r deploy/building.txt \
    && /opt/bot/bin/pip install --no-cache-dir --require-hashes --no-deps --no-build-isolation -r deploy/requirements.txt \
    && xargs -a deploy/unused.txt -I{} sh -c 'rm -rf /opt/bot/lib/python3.12/site-packages/{}'
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY corpus corpus
COPY prompts prompts
COPY evals evals
RUN /opt/bot/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && python -m compileall -q /opt/bot

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home bot
COPY --from=build /opt/bot /opt/bot
ENV PATH=/opt/bot/bin:$PATH BOT_HOME=/data PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
USER 10001
VOLUME ["/data"]
EXPOSE 7860
# The first start makes the index, which takes a minute.
HEALTHCHECK --interval=30s --timeout=5s --start-period=180s CMD \
    ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:7860/readyz', timeout=4)"]
ENTRYPOINT ["bot"]
CMD ["serve", "--host", "0.0.0.0"]
