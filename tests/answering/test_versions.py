"""Whatever order people save, split, join and read in: no save gets through that saw something older."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.answering.saving import Content, stored_rows
from assessments.answering.services import SavedStatement, StaleSave, import_round
from assessments.answering.versions import rows_seen_by, version_for
from assessments.models import Answer, Municipality, Round, User
from tests.answering.calls import CORE, ROLES, save
from tests.build import make_round, real_catalogue

pytestmark = pytest.mark.django_db
BOXES = ("", *ROLES)
Seen = tuple[int, tuple[tuple[str, Content], ...]]


def seen_by(round: Round, role: str) -> Seen:
    """What a page shows in one box: its version, and the rows behind it."""
    rows = stored_rows(round, CORE)
    return version_for(rows, role), tuple((row.role, Content.of(row)) for row in rows_seen_by(rows, role))


def read_in(actor: User, round: Round, rows: list[dict[str, object]]) -> None:
    data = {
        "formaat": "apk-antwoorden/1",
        "gemeente": round.municipality_id,
        "editie": "2026",
        "scope": "basis",
        "status": "voorlopig",
        "taken": [],
        "stellingen": rows,
        "dwars": [],
    }
    import_round(actor=actor, data=data, catalogue=real_catalogue())


def save_or_refuse(
    actor: User, round: Round, role: str, value: str, note: str, version: int
) -> SavedStatement | StaleSave:
    try:
        return save(actor, round, role=role, value=value, note=note, expected_version=version)
    except StaleSave as refused:
        return refused


SAVES = st.tuples(
    st.just("save"), st.sampled_from(BOXES), st.sampled_from(["0", "1", "2", ""]), st.integers(0, 6)
)
FILES = st.tuples(
    st.just("file"), st.sampled_from(["none", *BOXES]), st.sampled_from(["0", "3"]), st.integers(0, 0)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.one_of(SAVES, SAVES, SAVES, FILES), max_size=14))
def test_a_save_gets_through_only_when_its_box_is_as_its_page_showed_it(
    aa: Municipality, anna: User, acts: list[tuple[str, str, str, int]]
) -> None:
    Answer.objects.all().delete()
    round = Round.objects.filter(municipality=aa).first() or make_round(aa)
    pages: dict[str, list[Seen]] = {box: [seen_by(round, box)] for box in BOXES}
    for turn, (kind, box, value, back) in enumerate(acts):
        if kind == "file":
            row: dict[str, object] = {"id": CORE, "rol": box or None, "antwoord": int(value)}
            read_in(anna, round, [] if box == "none" else [row])
        else:
            page, now = pages[box][-1 - min(back, len(pages[box]) - 1)], seen_by(round, box)
            saved = save_or_refuse(anna, round, box, value, f"beurt {turn}", page[0])
            if isinstance(saved, StaleSave):
                assert page != now
                assert saved.version == now[0]
                assert all(row.role in ("", box) or not box for row in saved.rows)
            else:
                assert page == now, "a save got through that had seen something else"
                assert {name: seen_by(round, name)[0] for name in saved.versions} == saved.versions
        for name in BOXES:
            pages[name].append(seen_by(round, name))
            versions = [version for version, _ in pages[name]]
            assert versions == sorted(versions)
