"""The table of every address: who gets which status; `test_every_address.py` walks through it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.answering.calls import CORE, TASK

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
TABLE = [
    # A member of one team goes straight to its municipality.
    Row("home", (), "get", (IN, 302, 302, 302, 302, 302, 302, IN, 302, IN)),
    shared("municipality", "GM9001"),
    coordinating("house-style", "get", 200, "GM9001"),
    coordinating("house-style", "post", 422, "GM9001"),
    # No house style yet: not there for the team, and for a stranger neither.
    Row("house-style-css", ("GM9001",), "get", (LOGIN, *(NONE,) * 9)),
    Row("house-style-logo", ("GM9001",), "get", (LOGIN, *(NONE,) * 9)),
    coordinating("municipality", "post", 422, "GM9001"),
    shared("round", ROUND),
    coordinating("round-scope", "post", 302, ROUND),
    Row("next-open", (ROUND,), "get", (LOGIN, 302, 302, 302, 302, NONE, NONE, NONE, NO, NONE)),
    shared("round-search", ROUND),
    team("round-cross", ROUND),
    shared("round-tasks", ROUND, "vth"),
    shared("round-statements", ROUND, "vth"),
    outside("round-tasks", "get", IN, ROUND, "bodem"),
    outside("round-statements", "get", IN, ROUND, "bodem"),
    team("answers-json", ROUND),
    outside("save-task", "post", 422, ROUND, TASK),
    outside("save-answer", "post", 422, ROUND, CORE),
    # For all roles at once, which somebody with one role does not answer.
    outside("save-answer", "post", 422, ROUND, "VTH-KAD"),
    coordinating("make-definitive", "get", 200, ROUND),
    coordinating("make-definitive", "post", 409, ROUND),
    team("round-signals", ROUND),
    team("round-scan", ROUND),
    filling("round-scan", ROUND),
    team("scan-result", ROUND),
    coordinating("scan-grow", "post", 302, ROUND),
    filling("confirm-signal", ROUND),
    shared("question", ROUND, "VTH-OVH"),
    Row("question", (ROUND, CORE), "get", (LOGIN, IN, IN, IN, NONE, NONE, NONE, NONE, NO, NONE)),
    shared("round-changes", ROUND),
    # Nothing waits to be confirmed: back to the question with a message. Olga has one of the roles only.
    Row(
        "confirm-prefilled",
        (ROUND, "VTH-OVH"),
        "post",
        (LOGIN, 303, 303, NO, NONE, NONE, NONE, NONE, NO, NONE),
    ),
    partner_filling("save-proposal", 422, ROUND, "VTH-OVH"),
    Row("save-proposal", (ROUND, CORE), "post", (LOGIN, 422, 422, NO, NONE, NONE, NONE, NONE, NO, NONE)),
    partner_filling("withdraw-proposal", 303, ROUND, "VTH-OVH"),
    partner_filling("agree-answer", 422, ROUND, "VTH-OVH"),
    partner_filling("undo-answer", 422, ROUND, "VTH-OVH"),
    team("round-talk", ROUND),
    coordinating("round-blind", "post", 422, ROUND),
    shared("round-comments", ROUND),
    Row("comment-add", (ROUND, "VTH-OVH"), "post", (LOGIN, 422, 422, 422, 422, NONE, NONE, NONE, NO, NONE)),
    Row("comment-add", (ROUND, CORE), "post", (LOGIN, 422, 422, 422, NONE, NONE, NONE, NONE, NO, NONE)),
    Row("comment-resolve", (ROUND, REMARK), "post", (LOGIN, 422, 422, 422, 422, NONE, NONE, NONE, NO, NONE)),
    # Nobody's remark: only who wrote it may change it.
    Row("comment-edit", (ROUND, REMARK), "get", (LOGIN, NO, NO, NO, NO, NONE, NONE, NONE, NO, NONE)),
    Row("comment-edit", (ROUND, REMARK), "post", (LOGIN, NO, NO, NO, NO, NONE, NONE, NONE, NO, NONE)),
    coordinating("comment-report", "post", 422, ROUND, REMARK),
    shared("round-evidence", ROUND),
    partner_filling("evidence-add", 422, ROUND, "VTH-OVH"),
    Row("evidence-add", (ROUND, CORE), "post", (LOGIN, 422, 422, NO, NONE, NONE, NONE, NONE, NO, NONE)),
    partner_filling("evidence-use", 422, ROUND, "VTH-OVH"),
    partner_filling("evidence-unuse", 422, ROUND, "VTH-OVH"),
    Row("evidence-change", (ROUND, PIECE), "get", (LOGIN, IN, IN, NO, IN, NONE, NONE, NONE, NO, NONE)),
    partner_filling("evidence-change", 422, ROUND, PIECE),
    shared("evidence-file", ROUND, PIECE),
    coordinating("evidence-remove", "post", 409, ROUND, PIECE),
    shared("round-files", ROUND),
    shared("workbook", ROUND),
    Row("upload", (ROUND,), "post", (LOGIN, 422, 422, NO, 422, NONE, NONE, NONE, NO, NONE)),
    # Nobody sent this file: it is not there for anybody; a reader never reads in.
    Row("upload-check", (ROUND, NO_UPLOAD), "get", (LOGIN, NONE, NONE, NO, NONE, NONE, NONE, NONE, NO, NONE)),
    Row(
        "upload-check", (ROUND, NO_UPLOAD), "post", (LOGIN, NONE, NONE, NO, NONE, NONE, NONE, NONE, NO, NONE)
    ),
    Row("upload-cancel", (ROUND, NO_UPLOAD), "post", (LOGIN, 302, 302, NO, 302, NONE, NONE, NONE, NO, NONE)),
    outcome("results", ROUND),
    outcome("trend", ROUND),
    outcome("comparison", ROUND),
    outcome("cross-outcome", ROUND),
    outcome("why", ROUND, "cel", "milieu-mobiliteit.kennis"),
    outcome("report", ROUND),
    outcome("report-pdf", ROUND),
    Row("report-pdf", (ROUND,), "post", (LOGIN, 302, 302, 302, NO, NONE, NONE, NONE, 302, NONE)),
    outcome("report-file", ROUND),
    outcome("report-form", ROUND, "rapport"),
    Row("report-form", (ROUND, "rapport"), "post", (LOGIN, 302, 302, 302, NO, NONE, NONE, NONE, 302, NONE)),
    outcome("report-form-file", ROUND, "rapport"),
    outcome("result-json", ROUND),
    public("verify"),
    # Open data and the API know no cookie: who is logged in gets what everybody gets.
    public("open-data"),
    Row("open-data-file", ("nieuwste", "groepscijfers.csv"), "get", (NONE,) * len(PEOPLE)),  # none published
    public("api-home"),
    public("api-root"),
    public("api", "edities"),
    Row("api", ("rondes",), "get", (401,) * len(PEOPLE)),  # a key opens this: tests/api
    Row("verify", (), "post", (422,) * len(PEOPLE)),
    coordinating("publication", "get", IN, ROUND),
    coordinating("publication", "post", 422, ROUND),
    Row(
        "publication-mark", (ROUND, "VTH-OVH"), "post", (LOGIN, 303, 303, NO, 303, NONE, NONE, NONE, NO, NONE)
    ),
    Row("publication-mark", (ROUND, CORE), "post", (LOGIN, 303, 303, NO, NONE, NONE, NONE, NONE, NO, NONE)),
    outcome("what-if", ROUND),
    # A trial stores nothing, so who reads the outcome may also try.
    Row("what-if", (ROUND,), "post", (LOGIN, IN, IN, IN, NO, NONE, NONE, NONE, IN, NONE)),
    team("consent", ROUND),
    coordinating("consent", "post", 422, ROUND),
    outcome("board-home", "GM9001"),
    outcome("board", ROUND),
    coordinating("board-edit", "get", 200, ROUND),
    coordinating("board-edit", "post", 409, ROUND),  # the round is provisional
    team("board-follow-up", ROUND),
    coordinating("board-follow-up", "post", 409, ROUND),
    # A bestuurder reads the signals and the law calendar; a partner those of the own part.
    Row("national-signals", (ROUND,), "get", (LOGIN, IN, IN, IN, IN, NONE, NONE, NONE, IN, NONE)),
    Row("round-law-calendar", (ROUND,), "get", (LOGIN, IN, IN, IN, IN, NONE, NONE, NONE, IN, NONE)),
    partner_filling("national-signal", 422, ROUND, "VTH-OVH"),
    Row("national-signal", (ROUND, CORE), "post", (LOGIN, 422, 422, NO, NONE, NONE, NONE, NONE, NO, NONE)),
    vng("national-counts"),
    vng("editorial"),
    vng("edition-diff"),
    vng("edition-upload"),
    vng("edition-upload", verb="post", allowed=422),
    vng("edition-correct", verb="post", allowed=NONE),  # which edition was not said
    vng("edition-file", "2026"),
    vng("edition-draft", DRAFT),
    vng("edition-draft-files", DRAFT, verb="post", allowed=422),
    vng("edition-draft-renew", DRAFT, verb="post", allowed=422),
    vng("edition-draft-delete", DRAFT, verb="post", allowed=422),
    vng("edition-draft-file", DRAFT),
    vng("edition-draft-diff", DRAFT),
    vng("edition-preview", DRAFT),
    vng("edition-preview-dossier", DRAFT, "vth"),
    vng("edition-mapping", DRAFT, allowed=NONE),  # a correction has none
    vng("edition-mapping", DRAFT, verb="post", allowed=NONE),
    vng("edition-texts", DRAFT),
    vng("edition-text", DRAFT, "stellingen", "stellingen", "VTH-OVH"),
    vng("edition-text", DRAFT, "stellingen", "stellingen", "VTH-OVH", verb="post", allowed=422),
    vng("edition-publish", DRAFT),
    vng("edition-publish", DRAFT, verb="post", allowed=422),
    vng("campaigns"),
    vng("campaign-new"),
    vng("campaign-new", verb="post", allowed=422),
    vng("campaign", "1"),
    vng("campaign-edit", "1"),
    vng("campaign-edit", "1", verb="post", allowed=422),
    vng("campaign-invitees", "1"),
    vng("campaign-invitees", "1", verb="post", allowed=422),
    vng("campaign-remind", "1"),
    vng("campaign-remind", "1", verb="post", allowed=422),
    vng("campaign-reminder", "1", "1"),
    vng("campaign-stop", "1", verb="post", allowed=302),
    vng("campaign-resume", "1", "1", verb="post", allowed=302),
    vng("invitee-stop", "1", "GM9001", verb="post", allowed=302),
    coordinating("reminders-choice", "post", 302, "GM9001", "1"),
    public("reminder-stop", REMINDER_STOP),
    Row("reminder-stop", (REMINDER_STOP,), "post", (IN,) * len(PEOPLE)),
    vng("publications"),
    vng("publication-plan", verb="post", allowed=422),
    vng("publication-drop", "1", verb="post", allowed=302),
    vng("publication-now", "1", verb="post", allowed=302),
    vng("vng-municipalities"),
    vng("vng-municipality", "GM9001"),
    vng("vng-coordinator-invite", "GM9001", verb="post", allowed=422),
    vng("vng-coordinator-appoint", "GM9001", verb="post", allowed=422),
    vng("vng-coordinator-withdraw", "GM9001", INVITATION, verb="post", allowed=422),
    vng("vng-coordinator-resend", "GM9001", INVITATION, verb="post", allowed=302),
    vng("vng-people"),
    vng("vng-people", verb="post", allowed=422),
    vng("vng-person", IVO),
    vng("vng-person", IVO, verb="post", allowed=NONE),  # of no municipality, and not of VNG
    vng("vng-person-stop", IVO, verb="post", allowed=422),
    vng("vng-person-reopen", IVO, verb="post", allowed=422),
    vng("vng-person-link", IVO, verb="post", allowed=302),
    vng("api-tokens"),
    vng("api-tokens", verb="post", allowed=422),
    vng("api-token-revoke", TOKEN, allowed=NONE),  # a key of Aa is not there for VNG
    vng("api-token-revoke", TOKEN, verb="post", allowed=NONE),
    coordinating("municipality-tokens", "get", 200, "GM9001"),
    coordinating("municipality-tokens", "post", 422, "GM9001"),
    coordinating("municipality-token-revoke", "get", 200, "GM9001", TOKEN),
    coordinating("municipality-token-revoke", "post", 422, "GM9001", TOKEN),
    outcome("vng-visits", "GM9001"),
    vng("national-report"),
    vng("national-report-file", "1", allowed=NONE),  # no report was asked for yet
    vng("vng-tasks"),
    vng("vng-services"),
    vng("vng-burden"),
    vng("vng-named"),
    vng("vng-home"),
    vng("vng-measure", "domein--milieu-mobiliteit"),
    vng("vng-map"),
    public("law-calendar", "2026"),
    public("law-calendar-feed", "2026"),
    public("law-calendar-own", CALENDAR),
    public("catalogue-home"),
    public("catalogue-edition", "2026"),
    public("catalogue-dossier", "2026", "bodem"),
    public("catalogue-cross", "2026"),
    public("catalogue-risks", "2026"),
    public("catalogue-risk", "2026", "R-MM-2"),
    public("catalogue-measures", "2026"),
    public("catalogue-mechanisms", "2026"),
    public("catalogue-method", "2026"),
    public("catalogue-search", "2026"),
    public("health"),
    team("team", "GM9001"),
    coordinating("invite", "get", 200, "GM9001"),
    coordinating("invite", "post", 422, "GM9001"),
    coordinating("invitation-resend", "post", 302, "GM9001", INVITATION),
    coordinating("invitation-withdraw", "post", 302, "GM9001", INVITATION),
    Row("invitation", ("onbekend",), "get", (NONE,) * len(PEOPLE)),
    Row("invitation", ("onbekend",), "post", (NONE,) * len(PEOPLE)),
    coordinating("member", "get", 200, "GM9001", CARLA),
    coordinating("member", "post", 422, "GM9001", CARLA),
    coordinating("member-handover", "get", 200, "GM9001", CARLA),
    coordinating("member-handover", "post", 422, "GM9001", CARLA),
    # Carla may leave by herself; when Anna has taken her out, the team is no longer there for her.
    Row("member-remove", ("GM9001", CARLA), "get", (LOGIN, IN, NO, IN, NO, NONE, NONE, NONE, NO, NONE)),
    Row("member-remove", ("GM9001", CARLA), "post", (LOGIN, 302, NO, NONE, NO, NONE, NONE, NONE, NO, NONE)),
    shared("round-audit", ROUND),
    shared("municipality-audit", "GM9001"),
    Row("my-work", (), "get", (LOGIN, *(IN,) * 8)),
    team("round-work", ROUND),
    coordinating("assign", "post", 422, ROUND),
    Row("assignment-remove", (ROUND, "0"), "post", (LOGIN, NONE, NO, NO, NO, NONE, NONE, NONE, NO, NONE)),
    coordinating("work-handover", "post", 422, ROUND),
    coordinating("round-due", "post", 302, ROUND),
    shared("dossier-state", ROUND, "vth"),
    outside("dossier-state", "get", IN, ROUND, "bodem"),
    partner_filling("dossier-state", 422, ROUND, "vth"),
    outside("dossier-state", "post", 422, ROUND, "bodem"),
    # The links in an agenda and in a mail are themselves the right to use them.
    public("calendar", CALENDAR),
    public("digest-stop", STOP),
    Row("digest-stop", (STOP,), "post", (IN,) * len(PEOPLE)),
    Row("calendar-renew", (), "post", (LOGIN, *(302,) * 8)),
    Row("digest-choice", (), "post", (LOGIN, *(302,) * 8)),
    Row("account", (), "get", (LOGIN, *(IN,) * 8)),
    Row("account", (), "post", (LOGIN, *(422,) * 8)),
    # Who did not type a password just now is asked for it first (a redirect).
    Row("account-data", (), "get", (LOGIN,) * 9),
    Row("account-delete", (), "get", (LOGIN,) * 9),
    Row("account-delete", (), "post", (LOGIN,) * 9),
    Row("sign-out-everywhere", (), "post", (LOGIN,) * 9),
    public("organisation-sign-in"),
    Row("organisation-sign-in", (), "post", (422,) * 9),
]
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
