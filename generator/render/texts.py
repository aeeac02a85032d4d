"""Authors' texts, marked with their language where it is not the page's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.diagnostics.span import Route
from generator.model.library import DEFAULT_LANGUAGE
from generator.model.scenario import Scenario
from generator.plan.site_plan import ScenarioPlan
from generator.render.prose import prose


@dataclass(frozen=True, slots=True)
class Texts:
    """One scenario's texts for a page in `language`.

    `translated` holds the routes of texts that are in the page's language; None means all are.
    Unless they are `complete`, the page bears a notice about texts in another language.
    """

    scenario: Scenario
    language: str
    translated: frozenset[Route] | None
    complete: bool

    def prose(self, route: Route, text: str) -> Markup:
        """Markdown as HTML."""
        html = prose(text)
        return html if self.in_language(route) else _foreign("div", html)

    def plain(self, route: Route, text: str) -> Markup:
        """A short text, escaped."""
        return escape(text) if self.in_language(route) else _foreign("span", escape(text))

    def in_language(self, route: Route) -> bool:
        """Whether the text at `route` is in the page's language."""
        return self.translated is None or route in self.translated


def texts_in(plan: ScenarioPlan, language: str) -> Texts:
    """The texts of a scenario for a page in `language`, as far as they are translated."""
    if language == DEFAULT_LANGUAGE:
        return Texts(plan.facts.scenario, language, None, complete=True)
    translation = plan.facts.translations.get(language)
    if translation is None:
        return Texts(plan.facts.scenario, language, frozenset(), complete=False)
    return Texts(
        translation.scenario, language, translation.translated, complete=translation.complete
    )


def titles_in(plans: Iterable[ScenarioPlan], language: str) -> dict[str, Markup]:
    """What each scenario is called on a page in `language`, by its id."""
    return {
        each.id: texts.plain(("title",), texts.scenario.title)
        for each in plans
        for texts in [texts_in(each, language)]
    }


def _foreign(element: str, html: Markup) -> Markup:
    return Markup(f'<{element} lang="{DEFAULT_LANGUAGE}">{html}</{element}>')
