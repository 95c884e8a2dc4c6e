"""The work of the teams in the demo, done through the services: its history and audit trail are real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from assessments.accounts.access import RoundAccess, fetch_round
from assessments.accounts.addresses import Address
from assessments.accounts.invitations import invite_people
from assessments.answering.services import confirm_signals, import_round, save_proposal, save_task
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue
from assessments.comments.services import add_comment, choose_comment, resolve_comment
from assessments.constants import RoundStatus, TaskStep
from assessments.evidence.services import add_file, add_link, change_evidence, use_evidence
from assessments.models import Comment, DossierWork, Round, TaskAnswer, User
from assessments.national.services import save_signal
from assessments.work.services import assign, set_dossier_due, set_dossier_state, set_round_due
from assessments.work.steps import TO_DO

Told = Mapping[str, Any]
"""A piece of werk.yaml."""


def read_in(
    *, data: dict[str, Any], readers: Iterable[Told], catalogue: Catalogue, people: Mapping[str, User]
) -> Round:
    """Read in a provisional round in turns: each reader brings the answers of the own dossiers.

    The first starts the round and brings what belongs to nobody else.
    """
    turns = list(readers)
    later = [set(turn["dossiers"]) for turn in turns[1:]]
    for number, turn in enumerate(turns):
        absent: set[str] = set().union(*later[number:])
        brought = data | {"status": RoundStatus.PROVISIONAL.value}
        for name in ("taken", "stellingen"):
            brought[name] = [row for row in data[name] if _dossier_of(catalogue, row["id"]) not in absent]
        round = import_round(actor=people[turn["door"]], data=brought, catalogue=catalogue)
    return round


def _dossier_of(catalogue: Catalogue, subject: str) -> str:
    found = question_of(catalogue, subject)
    return found.dossier if found else ""


def day(number: int | None) -> dt.date | None:
    """A day counted from today; None stays None."""
    return None if number is None else timezone.localdate() + dt.timedelta(days=number)


@dataclass(frozen=True, slots=True)
class TeamAtWork:
    """One provisional round and its team; every part of the story has a function of its own."""

    round: Round
    catalogue: Catalogue
    people: Mapping[str, User]  # by first name
    coordinator: User

    def play(self, told: Told) -> None:
        """Everything in the order in which a team does it; agreeing closes a dossier, so states come late."""
        if "klaar_op" in told:
            set_round_due(actor=self.coordinator, round=self.round, due=day(told["klaar_op"]))
        parts: dict[str, Callable[[Told], None]] = {
            "deadlines": self._deadline,
            "toewijzingen": self._assignment,
            "taken": self._step,
            "opmerkingen": self._thread,
            "voorstellen": self._proposals,
            "bewijs": self._evidence,
            "niet_aan_ons": self._not_up_to_us,
            "standen": self._state,
            "signalen": self._signal,
            "uitnodigingen": self._invitation,
        }
        for name, act in parts.items():
            for one in told.get(name, ()):
                act(one)

    def _access(self, name: str) -> RoundAccess:
        return fetch_round(self.people[name], self.round.pk, part=True)

    def _question(self, subject: str) -> QuestionSpec:
        found = question_of(self.catalogue, subject)
        if found is None:
            raise ValidationError(f"De editie heeft geen vraag {subject}.")
        return found

    def _deadline(self, one: Told) -> None:
        set_dossier_due(
            actor=self.coordinator,
            round=self.round,
            catalogue=self.catalogue,
            dossiers=one["dossiers"],
            due=day(one["dag"]),
        )

    def _assignment(self, one: Told) -> None:
        assign(
            actor=self.people[one["door"]],
            round=self.round,
            catalogue=self.catalogue,
            dossiers=one.get("dossiers", ()),
            questions=one.get("vragen", ()),
            person_id=self.people[one["aan"]].pk if "aan" in one else None,
            function=one.get("functie", ""),
            due=day(one.get("dag")),
            note=one.get("opdracht", ""),
        )

    def _step(self, one: Told) -> None:
        """One step of several tasks; the other steps stay."""
        access = self._access(one["door"])
        for row in TaskAnswer.objects.filter(round=self.round, task__in=one["taken"]):
            steps = {step: getattr(row, step) for step in TaskStep.values}
            save_task(
                actor=self.people[one["door"]],
                round=self.round,
                catalogue=self.catalogue,
                task=row.task,
                steps=steps | {one["stap"]: one["waarde"]},
                discussed_on=row.discussed_on,
                not_applicable=row.not_applicable,
                nvt_reason=row.nvt_reason,
                note=row.note,
                expected_version=row.version,
                function=access.function,
            )

    def _thread(self, one: Told) -> None:
        first = self._remark(one["vraag"], one, None)
        for answer in one.get("reacties", ()):
            self._remark(one["vraag"], answer, first.pk)
        if "afgehandeld" in one:
            resolve_comment(
                actor=self.people[one["afgehandeld"]], round=self.round, comment=first, resolved=True
            )

    def _remark(self, subject: str, one: Told, parent_id: int | None) -> Comment:
        placed = add_comment(
            actor=self.people[one["door"]],
            round=self.round,
            subject=subject,
            text=one["tekst"],
            parent_id=parent_id,
            mention_ids=(),
            function=self._access(one["door"]).function,
        )
        if "rapport" in one:
            choose_comment(
                actor=self.people[one["rapport"]], round=self.round, comment=placed.comment, in_report=True
            )
        return placed.comment

    def _proposals(self, one: Told) -> None:
        for given in one["geven"]:
            access = self._access(given["door"])
            save_proposal(
                actor=self.people[given["door"]],
                round=self.round,
                catalogue=self.catalogue,
                statement=one["vraag"],
                role=given.get("rol", ""),
                value=str(given["antwoord"]),
                support=given.get("onderbouwing", ""),
                note=given.get("toelichting", ""),
                shows_name=given.get("naam", False),
                function=access.function,
                own_roles=access.municipal_roles,
            )

    def _evidence(self, one: Told) -> None:
        actor, access = self.people[one["door"]], self._access(one["door"])
        question = self._question(one["vraag"])
        title, dated = one["titel"], day(one.get("dag"))
        if "link" in one:
            piece = add_link(
                actor=actor, access=access, question=question, url=one["link"], title=title, dated=dated
            )
        else:
            piece = add_file(
                actor=actor,
                access=access,
                question=question,
                file=ContentFile(one["inhoud"].encode(), name=one["bestand"]),
                filename=one["bestand"],
                title=title,
                dated=dated,
            )
        for other in one.get("ook_bij", ()):
            use_evidence(actor=actor, access=access, question=self._question(other), piece=piece)
        if "rapport" in one:
            chooser = one["rapport"]
            change_evidence(
                actor=self.people[chooser],
                access=self._access(chooser),
                piece=piece,
                title=title,
                dated=dated,
                in_report=True,
            )

    def _state(self, one: Told) -> None:
        """One or more dossiers from the state they are in to the next."""
        stored = DossierWork.objects.filter(round=self.round, dossier__in=one["dossiers"])
        states = dict(stored.values_list("dossier", "state"))
        for dossier in one["dossiers"]:
            set_dossier_state(
                actor=self.people[one["door"]],
                access=self._access(one["door"]),
                dossier=dossier,
                state=one["stand"],
                seen_state=states.get(dossier, TO_DO),
                reason=one.get("waarom", ""),
            )

    def _not_up_to_us(self, one: Told) -> None:
        save_signal(
            actor=self.people[one["door"]],
            round=self.round,
            question=self._question(one["vraag"]),
            cause=one["oorzaak"],
            note=one["uitleg"],
            expected_version=0,
            function=self._access(one["door"]).function,
        )

    def _signal(self, one: Told) -> None:
        confirm_signals(
            actor=self.people[one["door"]],
            round=self.round,
            catalogue=self.catalogue,
            keys=[one["sleutel"]],
            reason=one["waarom"],
            function=self._access(one["door"]).function,
        )

    def _invitation(self, one: Told) -> None:
        invite_people(
            actor=self.people[one["door"]],
            municipality=self.round.municipality,
            addresses=[Address(one["email"], one["naam"])],
            role=one["rol"],
            function=one["functie"],
        )
