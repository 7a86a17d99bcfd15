"""Questions in, tables and facts out: the one place that composes analysis over the data, for every medium."""

from stuntmap.answers.answers import Answers, shared_answers
from stuntmap.answers.question import Question

__all__ = ["Answers", "Question", "shared_answers"]
