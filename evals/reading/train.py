"""Train the reader; see README.md beside this file. The same as `python -m policy_evals.reading.train`."""

from policy_evals.reading.train import main

if __name__ == "__main__":
    main()
