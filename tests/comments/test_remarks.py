"""Placing, answering, resolving, changing and choosing remarks."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from assessments.comments.queries import threads_for, unseen_mentions_for
from assessments.comments.services import (
    Placed,
    add_comment,
    change_comment,
    choose_comment,
    mark_mentions_seen,
    resolve_comment,
    withdraw_comment,
)
from assessments.constants import TeamRole
from assessments.models import AuditEntry, Comment, Mention, Municipality, Round, User
from tests.build import make_round
from tests.comments.calls import IN_PART, OUTSIDE, access_of, make_definitive_by_hand
from tests.people import make_member


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def place(
    actor: User, round: Round, text: str = "Klopt dit?", subject: str = IN_PART, **more: object
) -> Placed:
    """A remark of somebody of the team."""
    values: dict[str, object] = {"parent_id": None, "mention_ids": [], "function": "Adviseur"} | more
    return add_comment(actor=actor, round=round, subject=subject, text=text, **values)  # type: ignore[arg-type]


def test_a_remark_keeps_who_wrote_it_as_it_was_then(bram: User, round: Round) -> None:
    comment = place(bram, round, "  Eerste regel\r\nTweede regel  ").comment
    bram.name = "Bram Nieuwenhuis"
    bram.save()
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.author_name, stored.author_function) == ("Bram", "Adviseur")
    assert stored.text == "Eerste regel\nTweede regel"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  \n ", "Schrijf eerst een opmerking."),
        ("x" * 4001, "langer dan 4.000 tekens"),
        ("half\x00", "een teken dat wij niet kunnen bewaren"),
        ("half \ud800", "een teken dat wij niet kunnen bewaren"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_with_a_sentence(
    bram: User, round: Round, text: str, sentence: str
) -> None:
    with pytest.raises(ValidationError) as fault:
        place(bram, round, text)
    assert sentence in str(fault.value)
    assert not Comment.objects.exists()


def test_four_thousand_signs_fit(bram: User, round: Round) -> None:
    assert len(place(bram, round, "é" * 4000).comment.text) == 4000


def test_an_answer_stands_under_the_first_remark_and_never_deeper(
    anna: User, bram: User, round: Round
) -> None:
    first = place(bram, round).comment
    answer = place(anna, round, "Ja.", parent_id=first.pk).comment
    (thread,) = threads_for(access_of(anna, round), IN_PART, anna).items
    assert [remark.text for remark in thread.replies] == ["Ja."]
    with pytest.raises(ValidationError, match="is er niet meer"):
        place(bram, round, "Mooi.", parent_id=answer.pk)


def test_an_answer_cannot_hang_under_a_remark_of_another_question_or_round(
    bram: User, round: Round, bee: Municipality
) -> None:
    other = place(bram, round, subject=OUTSIDE).comment
    elsewhere = Comment.objects.create(round=make_round(bee), subject=IN_PART, author_name="D", text="x")
    for parent in (other, elsewhere):
        with pytest.raises(ValidationError, match="is er niet meer"):
            place(bram, round, parent_id=parent.pk)


def test_everybody_of_the_team_may_resolve_and_the_same_again_writes_nothing(
    anna: User, carla: User, round: Round
) -> None:
    comment = place(anna, round).comment
    for _ in range(2):
        resolve_comment(actor=carla, round=round, comment=comment, resolved=True)
    comment.refresh_from_db()
    assert comment.resolved_by == carla
    assert AuditEntry.objects.filter(action="opmerking.afgehandeld").count() == 1


def test_an_answer_opens_a_resolved_thread_again(anna: User, bram: User, round: Round) -> None:
    first = place(anna, round).comment
    resolve_comment(actor=bram, round=round, comment=first, resolved=True)
    assert place(anna, round, "Toch niet.", parent_id=first.pk).reopened
    first.refresh_from_db()
    assert first.resolved_at is None
    assert AuditEntry.objects.filter(action="opmerking.heropend").count() == 1


def test_only_who_wrote_it_changes_or_withdraws_it_also_not_the_coordinator(
    anna: User, bram: User, round: Round
) -> None:
    comment = place(bram, round).comment
    with pytest.raises(PermissionDenied):
        change_comment(actor=anna, round=round, comment=comment, text="Anders", mention_ids=[])
    with pytest.raises(PermissionDenied):
        withdraw_comment(actor=anna, round=round, comment=comment)
    comment.refresh_from_db()
    assert comment.text == "Klopt dit?"


def test_a_change_shows_and_the_same_text_again_is_no_change(bram: User, round: Round) -> None:
    comment = place(bram, round).comment
    change_comment(actor=bram, round=round, comment=comment, text=" Klopt dit? ", mention_ids=[])
    comment.refresh_from_db()
    assert comment.edited_at is None
    change_comment(actor=bram, round=round, comment=comment, text="Klopt dit nog?", mention_ids=[])
    comment.refresh_from_db()
    assert comment.edited_at is not None


def test_what_is_withdrawn_is_truly_gone_also_from_the_audit_trail(
    anna: User, bram: User, round: Round
) -> None:
    first = place(bram, round, "Geheim: Jansen is ziek. @Anna").comment
    place(anna, round, "Haal dit weg.", parent_id=first.pk)
    choose_comment(actor=anna, round=round, comment=first, in_report=True)
    withdraw_comment(actor=bram, round=round, comment=first)
    stored = Comment.objects.get(pk=first.pk)
    assert (stored.text, stored.in_report, stored.mentions.count()) == ("", False, 0)
    assert "Jansen" not in str(list(AuditEntry.objects.values()))
    (thread,) = threads_for(access_of(anna, round), IN_PART, anna).items
    assert thread.first.withdrawn
    assert [remark.text for remark in thread.replies] == ["Haal dit weg."]
    with pytest.raises(ValidationError, match="al ingetrokken"):
        withdraw_comment(actor=bram, round=round, comment=stored)


def test_every_act_is_in_the_audit_trail_without_the_text(anna: User, bram: User, round: Round) -> None:
    comment = place(bram, round, "Unieke woorden").comment
    change_comment(actor=bram, round=round, comment=comment, text="Unieke woorden!", mention_ids=[])
    resolve_comment(actor=bram, round=round, comment=comment, resolved=True)
    resolve_comment(actor=bram, round=round, comment=comment, resolved=False)
    choose_comment(actor=anna, round=round, comment=comment, in_report=True)
    choose_comment(actor=anna, round=round, comment=comment, in_report=False)
    withdraw_comment(actor=bram, round=round, comment=comment)
    entries = AuditEntry.objects.filter(action__startswith="opmerking.").order_by("pk")
    assert [entry.action.removeprefix("opmerking.") for entry in entries] == [
        "geplaatst", "gewijzigd", "afgehandeld", "heropend", "rapport", "rapport", "ingetrokken",
    ]  # fmt: skip
    assert {entry.subject for entry in entries} == {IN_PART}
    assert "Unieke" not in str(list(entries.values()))


def test_on_a_definitive_round_the_talk_goes_on_but_the_report_stays(
    anna: User, bram: User, round: Round
) -> None:
    printed = place(bram, round, "Gekozen.").comment
    choose_comment(actor=anna, round=round, comment=printed, in_report=True)
    make_definitive_by_hand(round)
    later = place(bram, round, "Wat doen wij hiermee?").comment
    resolve_comment(actor=anna, round=round, comment=later, resolved=True)
    withdraw_comment(actor=bram, round=round, comment=later)
    with pytest.raises(ValidationError, match="definitief"):
        choose_comment(actor=anna, round=round, comment=printed, in_report=False)
    with pytest.raises(ValidationError, match="definitieve rapport"):
        withdraw_comment(actor=bram, round=round, comment=printed)
    with pytest.raises(ValidationError, match="definitieve rapport"):
        change_comment(actor=bram, round=round, comment=printed, text="Anders", mention_ids=[])


def test_opening_the_question_marks_a_mention_as_seen(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    place(anna, round, "@Bram kijk je mee?")
    place(anna, round, "@Bram hier ook?", subject=OUTSIDE)
    assert [found.comment.subject for found in unseen_mentions_for(bram)] == [OUTSIDE, IN_PART]
    client.force_login(anna)
    client.get(reverse("question", args=[round.pk, IN_PART]))
    assert len(unseen_mentions_for(bram)) == 2, "somebody else opened it"
    client.force_login(bram)
    client.get(reverse("question", args=[round.pk, IN_PART]))
    assert [found.comment.subject for found in unseen_mentions_for(bram)] == [OUTSIDE]


def test_who_left_the_team_or_lost_the_part_hears_of_no_mention(
    anna: User, bram: User, olga: User, round: Round
) -> None:
    place(anna, round, "@Bram en @Olga")
    assert len(unseen_mentions_for(bram)) == len(unseen_mentions_for(olga)) == 1
    bram.memberships.all().delete()
    olga.memberships.update(dossiers=["bodem"])
    assert unseen_mentions_for(bram) == unseen_mentions_for(olga) == []


def test_a_change_keeps_what_was_seen_and_tells_only_who_is_new(
    anna: User, bram: User, carla: User, round: Round
) -> None:
    comment = place(anna, round, "@Bram?").comment
    mark_mentions_seen(actor=bram, round=round, subject=IN_PART)
    change_comment(actor=anna, round=round, comment=comment, text="@Bram en @Carla?", mention_ids=[])
    assert unseen_mentions_for(bram) == []
    assert len(unseen_mentions_for(carla)) == 1
    change_comment(actor=anna, round=round, comment=comment, text="@Carla?", mention_ids=[])
    assert set(Mention.objects.values_list("person__name", flat=True)) == {"Carla"}


def test_somebody_who_is_ticked_and_cannot_see_the_question_is_refused_with_the_reason(
    anna: User, olga: User, dirk: User, round: Round
) -> None:
    with pytest.raises(ValidationError, match="valt buiten het deel van Olga"):
        place(anna, round, subject=OUTSIDE, mention_ids=[olga.pk])
    with pytest.raises(ValidationError, match="Kies alleen collega's uit de lijst"):
        place(anna, round, mention_ids=[dirk.pk])
    placed = place(anna, round, "Vraag het @Olga.", subject=OUTSIDE)
    assert placed.unreached == ("Olga",)
    assert not Mention.objects.exists()


def test_two_people_with_one_first_name_are_named_in_full(aa: Municipality, anna: User, round: Round) -> None:
    for name in ("Eva de Boer", "Eva de Wit"):
        person = make_member(name.replace(" ", "."), aa, "invuller", "Adviseur")  # type: ignore[arg-type]
        User.objects.filter(pk=person.pk).update(name=name)
    place(anna, round, "@Eva of mail naar eva@Eva.nl")
    assert not Mention.objects.exists()
    place(anna, round, "@eva de boer, klopt dit?")
    assert Mention.objects.get().person.name == "Eva de Boer"


def test_naming_yourself_or_twice_is_one_or_no_mention(anna: User, bram: User, round: Round) -> None:
    place(anna, round, "@Anna @Bram @Bram", mention_ids=[bram.pk])
    assert [mention.person for mention in Mention.objects.all()] == [bram]


def test_a_partner_learns_of_nobody_outside_the_own_part(
    aa: Municipality, olga: User, anna: User, round: Round
) -> None:
    other = make_member("Willemijn", aa, TeamRole.EDITOR, "Bodemadviseur")
    other.memberships.update(dossiers=["bodem"])
    assert [one.name for one in threads_for(access_of(anna, round), IN_PART, anna).outside] == ["Willemijn"]
    assert threads_for(access_of(olga, round), IN_PART, olga).outside == ()
    assert place(olga, round, "@Willemijn kijk je mee?").unreached == ()
    assert place(anna, round, "@Willemijn kijk je mee?").unreached == ("Willemijn",)
    with pytest.raises(ValidationError) as fault:
        place(olga, round, mention_ids=[other.pk])
    assert "Willemijn" not in str(fault.value)
