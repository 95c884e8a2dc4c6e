"""One row of the table of addresses, and what stands for something that the fixtures make."""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE = ("visitor", "anna", "bram", "carla", "olga", "dirk", "vera", "noor", "wim", "yara")
IN, NO, NONE, LOGIN = 200, 403, 404, 302


@dataclass(frozen=True)
class Row:
    """One address with one verb, and the status that each kind of person gets, in the order of PEOPLE."""

    name: str
    args: tuple[str, ...]
    verb: str
    expected: tuple[int, ...]


def team(name: str, *args: str) -> Row:
    """Read by the whole team, not by who has a limited invitation, not there for anybody else."""
    return Row(name, args, "get", (LOGIN, IN, IN, IN, NO, NONE, NONE, NONE, NO, NONE))


def outcome(name: str, *args: str) -> Row:
    """The outcome of a round: read by the whole team and by the board."""
    return Row(name, args, "get", (LOGIN, IN, IN, IN, NO, NONE, NONE, NONE, IN, NONE))


def shared(name: str, *args: str) -> Row:
    """Read by the whole team; who has a limited invitation sees the own part of it."""
    return Row(name, args, "get", (LOGIN, IN, IN, IN, IN, NONE, NONE, NONE, NO, NONE))


def public(name: str, *args: str) -> Row:
    """Read by everybody."""
    return Row(name, args, "get", (IN,) * len(PEOPLE))


def filling(name: str, *args: str) -> Row:
    """Written by who fills in; an empty post is a fault in the form, so access was given."""
    return Row(name, args, "post", (LOGIN, 422, 422, NO, NO, NONE, NONE, NONE, NO, NONE))


def partner_filling(name: str, allowed: int, *args: str) -> Row:
    """Written by who fills in, also within the part of a limited invitation."""
    return Row(name, args, "post", (LOGIN, allowed, allowed, NO, allowed, NONE, NONE, NONE, NO, NONE))


def coordinating(name: str, verb: str, allowed: int, *args: str) -> Row:
    """For the coordinator only."""
    return Row(name, args, verb, (LOGIN, allowed, NO, NO, NO, NONE, NONE, NONE, NO, NONE))


def outside(name: str, verb: str, allowed: int, *args: str) -> Row:
    """In the round, and not in the part of who has a limited invitation: not there for them."""
    reader = allowed if verb == "get" else NO
    return Row(name, args, verb, (LOGIN, allowed, allowed, reader, NONE, NONE, NONE, NONE, NO, NONE))


def vng(name: str, *args: str, verb: str = "get", allowed: int = IN) -> Row:
    """A page of VNG: Vera has every right, Yara has none, and for everybody else it is forbidden."""
    return Row(name, args, verb, (LOGIN, NO, NO, NO, NO, NO, allowed, NO, NO, NO))


ROUND = "{round}"
NO_UPLOAD = "00000000-0000-4000-8000-000000000000"
REMARK, PIECE = "{remark}", "10000000-0000-4000-8000-000000000000"  # both at a question of Olga's part
CALENDAR, STOP = "{calendar}", "{stop}"  # links of Ivo, who is in no team
IVO, TOKEN = "{ivo}", "{token}"  # the number of Ivo; a key of the API, of Aa
REMINDER_STOP = "{reminder_stop}"  # of Aa, in the campaign of the fixture
DRAFT = "{draft}"  # a redactionele versie of edition 2026, without faults
CARLA, INVITATION = "{carla}", "{invitation}"  # her membership of Aa; an open invitation to that team

# What answers a POST only.
POST_ONLY = {
    "edition-correct",
    "edition-draft-files",
    "edition-draft-renew",
    "edition-draft-delete",
    "campaign-stop",
    "campaign-resume",
    "invitee-stop",
    "reminders-choice",
    "publication-plan",
    "publication-drop",
    "publication-now",
    "vng-coordinator-invite",
    "vng-coordinator-appoint",
    "vng-coordinator-withdraw",
    "vng-coordinator-resend",
    "vng-person-stop",
    "vng-person-reopen",
    "vng-person-link",
    "vng-token-find",
    "national-signal",
    "assign",
    "assignment-remove",
    "work-handover",
    "round-due",
    "calendar-renew",
    "digest-choice",
    "comment-add",
    "comment-resolve",
    "comment-report",
    "evidence-add",
    "evidence-use",
    "evidence-unuse",
    "evidence-remove",
    "upload",
    "upload-cancel",
    "invitation-resend",
    "invitation-withdraw",
    "scan-grow",
    "confirm-signal",
    "round-scope",
    "save-proposal",
    "confirm-prefilled",
    "withdraw-proposal",
    "agree-answer",
    "undo-answer",
    "round-blind",
    "save-task",
    "save-answer",
    "sign-out-everywhere",
}
SIGNING_IN = ("account_", "mfa_", "socialaccount_", "openid_connect_")
"""Addresses of allauth; the tests of the accounts room and of the browser walk through them."""
