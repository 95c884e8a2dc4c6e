"""Inviting people: what is stored, what is mailed, and who cannot be invited."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.test import TestCase
from django.utils import timezone

from assessments.accounts.addresses import Address
from assessments.accounts.invitation_mail import send_invitation
from assessments.accounts.invitations import (
    AddressesKnown,
    invite_people,
    resend_invitation,
    withdraw_invitation,
)
from assessments.accounts.team_parts import Part
from assessments.models import AuditEntry, Invitation, Municipality, User
from tests.accounts.inviting import invite, link_of, secret_of
from tests.build import make_edition

OLGAS = Part(("vth",), ("handhaver",))


def test_the_mail_says_who_invites_for_what_until_when(anna: User, aa: Municipality) -> None:
    make_edition()
    (invitation,) = invite(
        anna, aa, addresses=[Address("jan@voorbeeld.nl", "Jan Jansen")], function="Adviseur", part=OLGAS
    )
    (message,) = mail.outbox
    assert message.subject == "Uitnodiging: doe mee met de APK van gemeente Aa"
    assert (message.to, message.reply_to) == (["jan@voorbeeld.nl"], ["anna@voorbeeld.nl"])
    body = str(message.body)
    for words in (
        "Beste Jan Jansen,",
        "Anna (Coördinator APK) nodigt u uit",
        "gemeente Aa",
        "Uw rol: invuller.",
        "Uw deel: Vergunningverlening, toezicht en handhaving, als handhaver.",
        "http://localhost:8000/uitnodiging/",
        "Doe dan niets.",
    ):
        assert words in body
    assert invitation.sent_at
    assert invitation.expires_at - timezone.now() > dt.timedelta(days=13, hours=23)


def test_only_the_hash_of_the_secret_is_stored(anna: User, aa: Municipality) -> None:
    (invitation,) = invite(anna, aa)
    secret = secret_of("jan@voorbeeld.nl")
    assert len(secret) == 43  # 32 bytes
    assert invitation.token_sha256 == hashlib.sha256(secret.encode()).hexdigest()
    stored = str(list(AuditEntry.objects.values())) + str(list(Invitation.objects.values()))
    assert secret not in stored


def test_the_queue_holds_no_secret_and_sending_twice_sends_once(anna: User, aa: Municipality) -> None:
    (invitation,) = invite(anna, aa)
    send_invitation.call(invitation_id=str(invitation.pk))
    assert len(mail.outbox) == 1


def test_several_people_get_each_their_own_link_and_an_entry_in_the_trail(
    anna: User, aa: Municipality
) -> None:
    invite(anna, aa, "a@voorbeeld.nl", "b@voorbeeld.nl", part=OLGAS)
    assert link_of("a@voorbeeld.nl") != link_of("b@voorbeeld.nl")
    entries = AuditEntry.objects.filter(action="uitnodiging.verstuurd").order_by("subject")
    assert [entry.subject for entry in entries] == ["a@voorbeeld.nl", "b@voorbeeld.nl"]
    assert entries[0].new["rollen"] == ["handhaver"]
    assert entries[0].municipality == aa


def test_who_is_in_the_team_invited_or_of_vng_is_named_and_nothing_is_sent(
    anna: User, bram: User, vera: User, aa: Municipality
) -> None:
    invite(anna, aa, "jan@voorbeeld.nl")
    mail.outbox.clear()
    with pytest.raises(AddressesKnown) as refused:
        invite(anna, aa, bram.email, "jan@voorbeeld.nl", vera.email, "nieuw@voorbeeld.nl")
    known = refused.value.known
    assert (known.in_team, known.vng) == ((bram.email,), (vera.email,))
    assert [one.email for one in known.invited] == ["jan@voorbeeld.nl"]
    assert mail.outbox == []
    assert not Invitation.objects.filter(email="nieuw@voorbeeld.nl").exists()


def test_known_people_can_be_skipped(anna: User, bram: User, aa: Municipality) -> None:
    made = invite(anna, aa, bram.email, "nieuw@voorbeeld.nl", skip_known=True)
    assert [one.email for one in made] == ["nieuw@voorbeeld.nl"]
    with pytest.raises(ValidationError, match="niemand over"):
        invite(anna, aa, bram.email, skip_known=True)


def test_an_expired_invitation_makes_room_for_a_new_one(anna: User, aa: Municipality) -> None:
    (old,) = invite(anna, aa)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    (new,) = invite(anna, aa)
    old.refresh_from_db()
    assert old.withdrawn_at
    assert new.is_open


def test_a_new_link_ends_the_old_one(anna: User, aa: Municipality) -> None:
    (invitation,) = invite(anna, aa)
    old = invitation.token_sha256
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))
    with TestCase.captureOnCommitCallbacks(execute=True):
        resend_invitation(actor=anna, invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.token_sha256 != old
    assert (invitation.is_open, len(mail.outbox)) == (True, 2)
    assert AuditEntry.objects.filter(action="uitnodiging.opnieuw").count() == 1


def test_a_mail_that_fails_leaves_the_invitation_not_sent(
    anna: User, aa: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: EmailMessage, fail_silently: bool = False) -> int:
        raise OSError("no route to the mail server")

    monkeypatch.setattr(EmailMessage, "send", broken)
    (invitation,) = invite(anna, aa)
    assert Invitation.objects.filter(sent_at=None).count() == 1
    monkeypatch.undo()
    with TestCase.captureOnCommitCallbacks(execute=True):
        resend_invitation(actor=anna, invitation=invitation)
    assert Invitation.objects.filter(sent_at=None).count() == 0
    assert len(mail.outbox) == 1


def test_what_is_withdrawn_is_not_mailed_and_cannot_be_sent_again(anna: User, aa: Municipality) -> None:
    (invitation,) = invite_people(
        actor=anna, municipality=aa, addresses=[Address("jan@voorbeeld.nl")], role="invuller"
    )
    withdraw_invitation(actor=anna, invitation=invitation)
    send_invitation.call(invitation_id=str(invitation.pk))
    assert mail.outbox == []
    for act in (withdraw_invitation, resend_invitation):
        with pytest.raises(ValidationError, match="aangenomen of ingetrokken"):
            act(actor=anna, invitation=invitation)


def test_a_municipality_sends_so_many_a_day(anna: User, aa: Municipality, settings: Any) -> None:
    settings.INVITATIONS_PER_DAY = 2
    made = invite(anna, aa, "a@voorbeeld.nl", "b@voorbeeld.nl")
    with pytest.raises(ValidationError, match="2 uitnodigingen per dag"):
        invite(anna, aa, "c@voorbeeld.nl")
    with pytest.raises(ValidationError, match="2 uitnodigingen per dag"):
        resend_invitation(actor=anna, invitation=made[0])


def test_at_most_fifty_at_once(anna: User, aa: Municipality) -> None:
    with pytest.raises(ValidationError, match="50 mensen"):
        invite(anna, aa, *(f"a{number}@voorbeeld.nl" for number in range(51)))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": "burgemeester"}, "Kies als rol"),
        ({"role": "coordinator", "part": OLGAS}, "Een coördinator ziet alles"),
        ({"part": Part(("onzin",))}, "kennen wij niet: onzin"),
        ({"part": Part((), ("baas",))}, "kennen wij niet: baas"),
        ({"part": Part(("vth",)), "catalogue": None}, "kennen wij niet"),
        ({"addresses": []}, "ten minste één"),
    ],
)
def test_a_wrong_role_or_part_is_refused(
    anna: User, aa: Municipality, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        invite(anna, aa, **changes)
    assert not Invitation.objects.exists()
