"""What the page of statutory tasks says. Every sentence of it that depends on figures stands here."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.constants import TaskKind
from assessments.dashboard.overview_wording import counted
from assessments.dashboard.tasks import LawGroup, TaskLine, TaskPage
from assessments.report.figures import decapitalised

FEW, NEARLY_ALL = "bij weinig gemeenten in beeld", "bij bijna alle gemeenten in beeld"
TOO_FEW = "te weinig deelnemers"
OTHER_LAWS = "Andere wetten en afspraken"
NOTHING_CHOSEN = "Bij deze keuze is er geen taak. Kies een ander domein, dossier, soort of een andere wet."
ALL_TOO_FEW = "Te weinig deelnemers voor een beeld van de taken"
KIND_WORDS: dict[str, tuple[str, str]] = {
    TaskKind.DUTY.value: ("plicht", "plichten"),
    TaskKind.POWER.value: ("bevoegdheid", "bevoegdheden"),
    TaskKind.AGREEMENT.value: ("afspraak", "afspraken"),
}
HOW_COUNTED = (
    "Een taak is in beeld als de gemeente daar ja op antwoordde.",
    "Een gemeente waar de taak niet van toepassing is, telt bij die taak niet mee.",
    "Elk aandeel is afgerond op een veelvoud van 5.",
    "Bij weinig of bij bijna alle gemeenten staat er een woord. Een getal zou één gemeente verraden.",
    "Weinig is hooguit vijf gemeenten, of hooguit vier die niet met naam meedoen. Nooit meer dan de helft.",
    "Een taak met meer wetten staat één keer, bij de eerste wet. Kies een wet om alles van die wet te zien.",
    "Bij minder dan twintig gemeenten staat er: te weinig deelnemers. Dat is nooit hetzelfde als nul.",
    "De gemeenten vulden de antwoorden zelf in. Niemand controleerde ze.",
)


def heading(page: TaskPage, kind: str) -> str:
    """The finding over the tasks of the choice; without a choice of kind it is about duties."""
    if not page.lines:
        return "Geen taak bij deze keuze"
    if not page.known:
        return ALL_TOO_FEW
    one, many = KIND_WORDS.get(kind, KIND_WORDS[TaskKind.DUTY.value])
    count = page.behind if kind in KIND_WORDS else page.duties_behind
    if not kind and not page.duties:
        one, many, count = "taak", "taken", page.behind
    if not count:
        least = in_view_least(page.lines, many if kind in KIND_WORDS else "taken")
        return least or f"Bij geen enkele {one} heeft minder dan de helft de taak in beeld"
    about = one if count == 1 else many
    return f"Bij {count} {about} heeft minder dan de helft van de gemeenten de taak in beeld"


def in_view_least(lines: Sequence[TaskLine], many: str = "taken") -> str:
    """The finding where no task is below half: which is in view least; nothing when no share is shown.

    `many` is what more than two of these tasks are called: "taken", "plichten".
    """
    shown = [line for line in lines if line.share is not None]
    if not shown:
        return ""
    lowest = min(line.share or 0 for line in shown)
    least = [line.title for line in shown if line.share == lowest]
    if len(least) > 2:
        return f"{counted(len(least))} {many} zijn het minst in beeld, elk bij {lowest}% van de gemeenten"
    names = " en ".join(decapitalised(one) for one in least)
    return f"Het minst in beeld, bij {lowest}% van de gemeenten: {names}"


def least_heading(page: TaskPage) -> str:
    """Above the tasks that are in view least."""
    if len(page.least) == 1:
        return "De taak die het minst in beeld is"
    return f"De {counted(len(page.least)).lower()} taken die het minst in beeld zijn"


def group_name(group: LawGroup) -> str:
    return group.name or OTHER_LAWS


def group_heading(group: LawGroup) -> str:
    """The law with its finding: "Omgevingswet: 12 van 45 taken bij minder dan de helft in beeld".

    Without such a task its lowest share, so that a law that is well in view has a finding too.
    """
    known = len(group.lines) - group.unknown
    if not known:
        return f"{group_name(group)}: te weinig deelnemers"
    tasks = "taak" if known == 1 else "taken"
    if not group.behind and group.lowest is not None:
        return f"{group_name(group)}: {known} {tasks}, het laagste aandeel is {group.lowest}%"
    return f"{group_name(group)}: {group.behind} van {known} {tasks} bij minder dan de helft in beeld"


def lowest_words(page: TaskPage) -> str:
    """Which task has the lowest share; nothing without a share, or where the heading says it."""
    if not page.behind:
        return ""
    shares = [line for line in page.lines if line.is_known and line.share is not None]
    if not shares:
        return ""
    lowest = min(shares, key=lambda line: line.share or 0)
    return f"Het laagste aandeel is {lowest.share}%: {lowest.title}."


def share_words(line: TaskLine) -> str:
    """The share ("45%"), or in words why there is none."""
    if not line.is_known:
        return TOO_FEW
    if line.mark:
        return {"weinig": FEW, "bijna_alle": NEARLY_ALL}[line.mark]
    return TOO_FEW if line.share is None else f"{line.share}%"


def change_words(change: int | None) -> str:
    """The change in words: "10 punten hoger", "gelijk", or nothing when it cannot be said."""
    if change is None:
        return ""
    return "gelijk" if not change else f"{abs(change)} punten {'hoger' if change > 0 else 'lager'}"
