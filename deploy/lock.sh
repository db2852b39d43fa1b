#!/bin/sh
# Writes what the image installs, each file by its hash: run it from the repository's top, with `uv`, after a change of
# pyproject.toml or constraints.txt. Left out is what chromadb and huggingface_hub ask for and nothing here imports.
set -e
tested=$(mktemp)
grep -v '^torch==' constraints.txt >"$tested"
lock() { uv pip compile "$@" -q -c "$tested" --generate-hashes --no-annotate --no-header --python-version 3.12 --python-platform x86_64-manylinux_2_28; }
lock pyproject.toml \
    --no-emit-package kubernetes --no-emit-package oauthlib --no-emit-package requests-oauthlib \
    --no-emit-package websocket-client --no-emit-package durationpy --no-emit-package hf-xet \
    -o deploy/requirements.txt
printf 'hatchling\nsetuptools\nwheel\n' | lock - -o deploy/building.txt
rm "$tested"
