"""What the meeting agreed on, for slides and document: target, year and actions of the commitment that was typed."""

from dataclasses import astuple

from stuntmap import phrases
from stuntmap.analysis.target_distance import Target
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screen_parts import Screen, screen
from stuntmap.report.rembuk.settings import Action, Commitment


def agreed_screen(
    language: Language, facts: MeetingFacts, commitment: Commitment, official: Target | None
) -> Screen | None:
    """The agreed target in the message, a line an action; None where nothing was typed yet.

    `official`: the target of the national path for the agreed year, which stands beside the agreed one.
    """
    actions = tuple(_action_line(language, action) for action in commitment.actions if any(astuple(action)))
    if commitment.target_pct is None and not actions:
        return None
    source = language.text("Typed by the meeting; the commitment sheet has every column and is signed.")
    message = _message(language, commitment, official)
    return screen(language, facts, keys.AGREED, message, None, *actions, source=source)


def _message(language: Language, commitment: Commitment, official: Target | None) -> str:
    if commitment.target_pct is None:
        return language.text("Actions that the meeting agreed on")
    agreed = phrases.plain_percent(commitment.target_pct, language)
    if commitment.target_year is None:
        return language.text("Agreed target: {target}", target=agreed)
    if official is None:
        return language.text("Agreed target: {target} in {year}", target=agreed, year=commitment.target_year)
    return language.text(
        "Agreed target: {target} in {year} (national target: {national})",
        target=agreed, year=commitment.target_year, national=phrases.plain_percent(official.target_pct, language),
    )  # fmt: skip


def _action_line(language: Language, action: Action) -> str:
    """Who does what by when; indicator, target and budget stand in the sheet to sign."""
    what = action.activity or action.indicator or action.target or action.budget_source
    told = ": ".join(filter(None, (action.office, what)))
    if not action.deadline:
        return told
    return language.text("{action} (by {deadline})", action=told, deadline=action.deadline).strip()
