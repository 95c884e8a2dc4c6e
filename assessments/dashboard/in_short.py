"""The overview in short: one finding per subject, each leading to where more of it stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.comparison.picture import Picture
from assessments.comparison.published import Publication
from assessments.dashboard import overview_wording as wording
from assessments.dashboard import tasks_words
from assessments.dashboard.overview import Overview
from assessments.dashboard.signals_trend import cause_trends
from assessments.dashboard.tasks import TaskChoice, build_task_page


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence. `target`: a place on the page itself ("#risicos"), or the name of an address."""

    text: str
    target: str


def in_short(
    overview: Overview, publication: Publication, picture: Picture | None, since: str
) -> tuple[Finding, ...]:
    """What changed, the risks, and (with `picture`, of all municipalities) the tasks and the signals."""
    found = []
    if since and (changed := wording.changed(overview.changes, since)):
        found.append(Finding(changed, "#scores-kop"))
    risks = [(line.found.median, line.measure.label) for line in overview.risks if line.found]
    if risks:
        highest = max(median for median, _ in risks)
        names = [label for median, label in risks if median == highest]
        found.append(Finding(wording.strongest(names, highest), "#risicos"))
    if picture is None:
        return tuple(found)
    tasks = build_task_page(publication.catalogue, picture.tasks, TaskChoice())
    if tasks.known:
        found.append(Finding(f"{tasks_words.heading(tasks, '')}.", "vng-tasks"))
    causes = cause_trends([publication], {publication.id: picture})
    shares = [(one.points[-1].share, one.label) for one in causes if one.points]
    most = max((share for share, _ in shares if share is not None), default=None)
    if most is not None:
        labels = [label for share, label in shares if share == most]
        found.append(Finding(wording.most_named(labels, most), "national-counts"))
    return tuple(found)
