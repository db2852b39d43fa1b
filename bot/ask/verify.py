"""What a quoting part may be shown for: every word in quotation marks stands in the evidence to the letter. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.domain import Evidence
from bot.says import claims as says
from bot.text.building import Part
from bot.text.quoting import attribution, shown

QUOTED = re.compile("[“”]")


def judged(part: Part, evidence: Mapping[int, Evidence]) -> Part:
    """The part with its verdict: supported where each item is a whole sentence of the evidence, in quotation marks.

    The lead may have quotation marks only where it names the section.
    """
    lead = part.lead or ""
    for item in part.items:
        if len(item.cites) != 1:
            return replace(part, verdict="uncited", why=says.UNCITED())
        (number,) = item.cites
        if number not in evidence:
            return replace(part, verdict="unsupported", why=says.NO_EVIDENCE(number=number))
        lead = lead.replace(attribution(evidence[number].passage), "", 1)
        if item.text != f"“{shown(evidence[number].text)}”" or QUOTED.search(lead):
            return replace(part, verdict="unsupported", why=says.QUOTED_WRONGLY(number=number))
    return replace(part, verdict="supported", why=says.TO_THE_LETTER())
