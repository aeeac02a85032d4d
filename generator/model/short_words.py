"""Short words for the parts of a study's model, in another language than the model's own."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.model.fields import IDS, Frozen, Text
from generator.model.names import NAMES


class ShortWords(Frozen):
    """The file `model.<language>.yml`, such as `model.fr.yml`: `short` in another language.

    These are your own words. Labels and quotations are the study's, and are not translated. What
    has no words here is shown in the words of `model.yml`, marked as being in its language.
    """

    sides: Mapping[str, Text] = Field(
        default_factory=dict, description="Words for a side, by its id.", json_schema_extra=IDS
    )
    categories: Mapping[str, Text] = Field(
        default_factory=dict,
        description="Words for a category, by its id.",
        json_schema_extra={"propertyNames": {NAMES: "category"}},
    )
    phenomena: Mapping[str, Text] = Field(
        default_factory=dict,
        description="Words for a phenomenon, by its id.",
        json_schema_extra={"propertyNames": {NAMES: "phenomenon"}},
    )
    through: Mapping[str, Text] = Field(
        default_factory=dict,
        description="By what a link is mediated, by the link’s id.",
        json_schema_extra=IDS,
    )

    def of(self, concept: str) -> str | None:
        """The words for a phenomenon, a category or a side."""
        for table in (self.phenomena, self.categories, self.sides):
            if concept in table:
                return table[concept]
        return None
