"""Each question is answered under the word lists of its own corpus, whatever other threads do meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextvars import Context, copy_context

import pytest

from bot.text import keys, vocabulary

MELONS, BOATS = {"terms.txt": "沙瓤贷\t瓜农贷\n"}, {"terms.txt": "船灯券\t渔火券\n"}


@pytest.fixture(autouse=True)
def _plain() -> Iterator[None]:
    yield
    vocabulary.use({})


def knows() -> set[str]:
    return {"沙瓤贷", "船灯券"}.intersection(keys.tokens("沙瓤贷和船灯券"))


def test_two_threads_have_lists_of_their_own() -> None:
    found: dict[str, set[str]] = {}
    both = threading.Barrier(2)

    def asks(name: str, lists: dict[str, str]) -> None:
        vocabulary.use(lists)
        both.wait()  # the other's are in force elsewhere by now
        found[name] = knows()

    threads = [threading.Thread(target=asks, args=one) for one in (("melons", MELONS), ("boats", BOATS))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"melons": {"沙瓤贷"}, "boats": {"船灯券"}}


def test_what_grows_step_by_step_keeps_its_lists_in_other_contexts() -> None:
    def growing() -> Iterator[set[str]]:
        yield knows()
        yield knows()

    def begun() -> Iterator[set[str]]:
        vocabulary.use(MELONS)
        return vocabulary.throughout(growing())

    steps = copy_context().run(begun)
    vocabulary.use(BOATS)
    assert Context().run(lambda: next(steps)) == {"沙瓤贷"}
    assert Context().run(lambda: next(steps)) == {"沙瓤贷"}
    assert knows() == {"船灯券"}


def test_where_none_were_chosen_the_last_ones_hold() -> None:
    vocabulary.use(MELONS)
    assert Context().run(knows) == {"沙瓤贷"}


def test_what_was_found_under_lists_that_come_back_is_found_again() -> None:
    vocabulary.use(MELONS)
    vocabulary.terms()
    vocabulary.use(BOATS)
    vocabulary.terms()
    vocabulary.use(dict(MELONS))
    before = vocabulary.terms.cache_info().misses
    assert "沙瓤贷" in vocabulary.terms()
    assert vocabulary.terms.cache_info().misses == before == 1
