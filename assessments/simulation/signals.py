"""The signals to VNG and Rijk of one invented round: causes that fit the domain (method.md 2). Pure."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.scoring.annex_file import NationalRow
from assessments.scoring.answers_rows import AnswersFile
from assessments.simulation.answers import Questions
from assessments.simulation.plan import PlannedRound
from assessments.simulation.wording import SIGNAL_NOTE, function_of

CAUSES: Mapping[str, Mapping[str, int]] = {
    "milieu-mobiliteit": {"mensen": 5, "te_ingewikkeld": 4, "geld": 3, "kader_ontbreekt": 1, "te_laat": 1},
    "ruimte-wonen": {"te_ingewikkeld": 5, "te_laat": 3, "mensen": 2, "geld": 2, "kader_ontbreekt": 1},
    "energie-klimaat": {"kader_ontbreekt": 5, "te_laat": 5, "geld": 5, "mensen": 2, "anders": 1},
}
AT_MOST = 7
WEAK = (0, 1, "weet_niet")


def signals_of_round(
    questions: Questions, planned: PlannedRound, file: AnswersFile
) -> tuple[NationalRow, ...]:
    """At some of its weak statements a municipality says that the cause lies outside; in catalogue order.

    About a third never gives a signal. Money and people weigh more in later rounds.
    """
    world = questions.world
    if world.dice("signaleert", planned.place.code).random() < 0.33:
        return ()
    dice = world.dice("signaal", planned.place.code, planned.edition.name)
    dossier_of = {item.id: item.dossier for item, _ in questions.statements}
    weak = list(dict.fromkeys(row.id for row in file.statements if row.value in WEAK))
    chosen = set(dice.sample(weak, min(len(weak), dice.randint(1, AT_MOST))))
    found = []
    for name in weak:
        if name not in chosen:
            continue
        weights = dict(CAUSES[questions.domain_of[dossier_of[name]]])
        for cause in ("geld", "mensen"):
            weights[cause] = weights.get(cause, 1) + max(0, planned.edition.number + 4) // 2
        cause = dice.choices(list(weights), list(weights.values()))[0]
        found.append(NationalRow(name, cause, SIGNAL_NOTE, function_of(dossier_of[name])))
    return tuple(found)
