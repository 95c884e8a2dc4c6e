"""The whole catalogue of an edition as tables, for Excel: the same views that its pages show. Pure."""

from __future__ import annotations

from assessments.catalogue import pages, spec, wording
from assessments.catalogue.analysis_tables import analysis_tables
from assessments.catalogue.pages import StatementView, TaskView
from assessments.constants import TaskKind
from assessments.tables import Table, table_of


def catalogue_tables(catalogue: spec.Catalogue) -> list[Table]:
    """What is asked and of whom, then what explains an outcome; a sheet for each table."""
    return [
        dossier_table(catalogue),
        task_table(catalogue),
        law_table(catalogue),
        statement_table(catalogue),
        factor_table(catalogue),
        cross_table(catalogue),
        *analysis_tables(catalogue),
    ]


def dossier_table(catalogue: spec.Catalogue) -> Table:
    """The dossiers with what each counts; a task counts in one dossier."""
    rows = [
        [
            *(card.dossier.label, group.domain.label, _yes(card.dossier.core)),
            *(card.tasks, card.statements, pages.role_words(card.dossier.roles, catalogue)),
            *(card.dossier.description, card.dossier.topicality, card.dossier.id),
        ]
        for group in pages.domain_groups(catalogue)
        for card in group.dossiers
    ]
    heads = ["Dossier", "Domein", "Kern", "Taken", "Stellingen", "Rollen", "Omschrijving", "Actualiteit"]
    return table_of("Dossiers", "De dossiers", [*heads, "Nummer"], rows)


def task_table(catalogue: spec.Catalogue) -> Table:
    """Every task with its law, once, in the dossier where it counts."""
    return table_of(
        "Taken",
        "De taken, elk in het dossier waar zij telt",
        [
            *(
                "Nummer",
                "Taak",
                "Dossier",
                "Soort",
                "Kern",
                "Rol",
                "Wie voert uit",
                "Meestal uitgevoerd door",
            ),
            *("Wetten en artikelen", "Uiterlijk op", "Termijn", "Wat verandert", "Omschrijving"),
            *("Geldt als", "Bewijs", "Wat als het niet gebeurt", "Ook bij dossier", "Voorbehoud", "Bron"),
        ],
        [_task(catalogue, pages.task_view(catalogue, task)) for task in catalogue.tasks],
    )


def _task(catalogue: spec.Catalogue, view: TaskView) -> list[object]:
    task = view.task
    touched = ", ".join(catalogue.dossier_by_id[name].label for name in task.touches)
    return [
        *(task.id, task.title, view.dossier.label, TaskKind(task.kind).label, _yes(task.core)),
        *(view.role, view.executors, task.usual_executor, "; ".join(law.text for law in view.laws)),
        *(task.due, task.term, task.changes, task.description, task.applies_if),
        *("; ".join(task.evidence), task.risk_of_neglect, touched, view.reservation, task.source),
    ]


def law_table(catalogue: spec.Catalogue) -> Table:
    """One row per task and law, so that a law can be found with all its tasks."""
    rows = [
        [law.name, law.articles, law.bwb, law.link, task.title, task.id, view.dossier.label]
        for task in catalogue.tasks
        for view in [pages.task_view(catalogue, task)]
        for law in view.laws
    ]
    heads = ["Wet of afspraak", "Artikelen", "BWB-nummer", "Link", "Taak", "Nummer van de taak", "Dossier"]
    return table_of("Wetten", "De wetten en afspraken achter elke taak", heads, rows)


def statement_table(catalogue: spec.Catalogue) -> Table:
    """Every statement with its five answers."""
    return table_of(
        "Stellingen",
        "De stellingen met hun vijf antwoorden",
        [
            *("Nummer", "Stelling", "Dossier", "Factor", "Cluster", "Kern", "Rollen", "Uitleg"),
            *(f"Antwoord {level}" for level in range(5)),
            *("Hoe direct is het bewijs", "Bron"),
        ],
        [_statement(catalogue, pages.statement_view(catalogue, item)) for item in catalogue.statements],
    )


def _statement(catalogue: spec.Catalogue, view: StatementView) -> list[object]:
    item = view.statement
    cluster = catalogue.cluster_by_id[view.factor.cluster].label
    return [
        *(item.id, item.text, catalogue.dossier_by_id[item.dossier].label, view.factor.label, cluster),
        *(_yes(item.core), view.roles, item.explanation, *item.anchors, view.evidence),
        wording.source_text(item.source),
    ]


def factor_table(catalogue: spec.Catalogue) -> Table:
    """The factors with their question and answers."""
    rows = [
        [
            *(item.label, catalogue.cluster_by_id[item.cluster].label, item.question, *item.anchors),
            *(wording.source_text(item.source), item.id),
        ]
        for item in catalogue.factors
    ]
    answers = [f"Antwoord {level}" for level in range(5)]
    heads = ["Factor", "Cluster", "Vraag", *answers, "Bron", "Nummer"]
    return table_of("Factoren", "De factoren in drie clusters", heads, rows)


def cross_table(catalogue: spec.Catalogue) -> Table:
    """The statements of the module Samenspel."""
    rows = [
        [
            *(item.id, item.text, theme.label, theme.recommendation),
            *(pages.role_words(item.roles, catalogue), item.explanation, *item.anchors),
            wording.source_text(item.source),
        ]
        for item in catalogue.cross_statements
        for theme in [catalogue.theme_by_id[item.theme]]
    ]
    answers = [f"Antwoord {level}" for level in range(5)]
    heads = ["Nummer", "Stelling", "Thema", "Aanbeveling", "Rollen", "Uitleg", *answers, "Bron"]
    return table_of("Samenspel", catalogue.texts["cross_module"], heads, rows)


def _yes(answer: bool) -> str:
    return "Ja" if answer else "Nee"
