"""Answers are worked out once, within a bound in bytes, and nobody waits for another's question."""

import threading
from dataclasses import dataclass

import pandas as pd
import pytest

from questions import asked
from stuntmap.answers.keeping import Keeping, Store, bytes_of, kept

LONGEST_SECONDS = 30


class Counting(Keeping):
    """Counts how often it works, and works on when it is told to."""

    def __init__(self, most_bytes: int = 1_000_000) -> None:
        super().__init__(most_bytes)
        self.worked: list[object] = []
        self.begun = threading.Event()
        self.go_on = threading.Event()

    @kept("scope")
    def of_scope(self, question, more=0):
        self.worked.append((question.scope, more))
        return pd.Series(range(1000))

    @kept()
    def slow(self, name):
        self.worked.append(name)
        if name == "slow":
            self.begun.set()
            assert self.go_on.wait(LONGEST_SECONDS)
        if name == "broken":
            raise ValueError(name)
        return [name]


def test_the_same_question_is_worked_out_once_and_gives_the_same_object():
    counting = Counting()
    assert counting.of_scope(asked("33")) is counting.of_scope(asked("33"))
    assert counting.worked == [("33", 0)]


def test_only_the_fields_on_which_an_answer_depends_count():
    counting = Counting()
    counting.of_scope(asked("33", 2024))
    counting.of_scope(asked("33", 2022, own_target_pct=10.0))
    counting.of_scope(asked("34", 2024))
    counting.of_scope(asked("33", 2024), 1)
    assert counting.worked == [("33", 0), ("34", 0), ("33", 1)]


def test_what_exceeds_the_bound_pushes_out_what_was_asked_longest_ago():
    room_for_two = Counting(2 * bytes_of(pd.Series(range(1000))) + 100)
    for scope in ("11", "12", "11", "13", "11", "12"):
        room_for_two.of_scope(asked(scope))
    assert [scope for scope, _ in room_for_two.worked] == ["11", "12", "13", "12"]
    assert room_for_two.kept_answers.bytes_held <= room_for_two.kept_answers.most_bytes


def test_an_answer_larger_than_the_whole_bound_is_given_all_the_same():
    tiny = Counting(10)
    assert len(tiny.of_scope(asked("33"))) == 1000
    tiny.of_scope(asked("33"))
    assert len(tiny.worked) == 2


def test_who_asks_what_is_being_worked_out_waits_for_it_and_others_do_not():
    counting = Counting()
    answers: list[object] = []
    same = [threading.Thread(target=lambda: answers.append(counting.slow("slow"))) for _ in range(5)]
    for thread in same:
        thread.start()
    assert counting.begun.wait(LONGEST_SECONDS)
    # The slow one is not done, and another question is answered at once.
    assert counting.slow("quick") == ["quick"]
    assert answers == []
    counting.go_on.set()
    for thread in same:
        thread.join(LONGEST_SECONDS)
    assert answers == [["slow"]] * 5
    assert counting.worked.count("slow") == 1


def test_a_failure_is_not_kept():
    counting = Counting()
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            counting.slow("broken")
    assert counting.worked == ["broken", "broken"]


def together(count, act):
    """What `act` gives to each of so many threads that begin at the same moment."""
    ready, given = threading.Barrier(count), []

    def begin():
        ready.wait(LONGEST_SECONDS)
        given.append(act())

    threads = [threading.Thread(target=begin) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST_SECONDS)
    return given


def test_sixty_who_open_the_same_cold_link_at_the_same_moment_are_answered_by_one():
    store, made, go_on = Store(1_000_000), [], threading.Event()

    def make():
        made.append(threading.current_thread())
        assert go_on.wait(LONGEST_SECONDS)
        return ["the figure"]

    waiting = threading.Thread(target=lambda: answers.extend(together(60, lambda: store.get("link", make))))
    answers: list[list[str]] = []
    waiting.start()
    # Whoever asks for another link meanwhile has it at once.
    assert store.get("another", lambda: "at once") == "at once"
    go_on.set()
    waiting.join(LONGEST_SECONDS)
    assert len(made) == 1
    assert len(answers) == 60
    assert all(answer is answers[0] for answer in answers)


def test_nobody_waits_while_the_size_of_an_answer_is_worked_out():
    measuring, go_on = threading.Event(), threading.Event()

    def size_of(value):
        if value == "large":
            measuring.set()
            assert go_on.wait(LONGEST_SECONDS)
        return 1

    store = Store(10, size_of)
    large = threading.Thread(target=lambda: store.get("large", lambda: "large"))
    large.start()
    assert measuring.wait(LONGEST_SECONDS)
    assert store.get("small", lambda: "small") == "small"
    go_on.set()
    large.join(LONGEST_SECONDS)
    assert store.bytes_held == 2


def test_who_waited_for_what_failed_makes_it_anew():
    store, begun, go_on = Store(1_000), threading.Event(), threading.Event()
    tries = iter((True, False))

    def make():
        if next(tries):
            begun.set()
            assert go_on.wait(LONGEST_SECONDS)
            raise ValueError("the first time")
        return "the second time"

    def first():
        with pytest.raises(ValueError, match="the first time"):
            store.get("link", make)

    failing = threading.Thread(target=first)
    failing.start()
    assert begun.wait(LONGEST_SECONDS)
    given: list[str] = []
    waiting = threading.Thread(target=lambda: given.append(store.get("link", make)))
    waiting.start()
    go_on.set()
    for thread in (failing, waiting):
        thread.join(LONGEST_SECONDS)
    assert given == ["the second time"]


@dataclass(frozen=True)
class Two:
    table: pd.DataFrame
    name: str


def test_bytes_count_what_tables_texts_and_their_containers_take():
    table = pd.DataFrame({"text": ["a" * 1000] * 10, "number": range(10)})
    assert bytes_of(table) > 10_000
    assert bytes_of(Two(table, "x")) > bytes_of(table)
    assert bytes_of({"a": table}) > bytes_of(table)
    assert bytes_of([table, table]) > 2 * bytes_of(table)
