"""The pages of remarks: what each person sees and what happens after a post."""

from __future__ import annotations

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Comment, Mention, Municipality, Round, User
from assessments.templatetags.talk import file_size, plain_text
from tests.build import make_round, real_catalogue
from tests.comments.calls import IN_PART, OUTSIDE
from tests.people import make_member

BUDGET = 12


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def remark(round: Round, author: User, text: str, subject: str = IN_PART, **fields: object) -> Comment:
    return Comment.objects.create(
        round=round, subject=subject, author=author, author_name=author.name, text=text, **fields
    )


def test_an_alderman_who_reads_along_places_a_remark(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    response = client.post(reverse("comment-add", args=[round.pk, IN_PART]), {"text": "Wat kost dit?"})
    comment = Comment.objects.get()
    assert response["Location"] == reverse("question", args=[round.pk, IN_PART]) + f"#opmerking-{comment.pk}"
    html = client.get(response["Location"]).content.decode()
    assert "Wat kost dit?" in html
    assert "Uw opmerking is geplaatst." in html


def test_what_was_typed_stays_after_a_refusal(client: Client, anna: User, bram: User, round: Round) -> None:
    client.force_login(anna)
    text = "Te lang " * 600
    data = {"text": text, "mention": [str(bram.pk)]}
    response = client.post(reverse("comment-add", args=[round.pk, IN_PART]), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "langer dan 4.000 tekens" in html
    assert text in html
    assert f'value="{bram.pk}" checked' in html
    assert reverse("question", args=[round.pk, IN_PART]) in html


@pytest.mark.parametrize(
    "data", [{"parent": "x"}, {"parent": "9" * 30}, {"mention": "9" * 40}, {"mention": "²"}]
)
def test_nonsense_is_refused_not_broken(
    client: Client, anna: User, round: Round, data: dict[str, str]
) -> None:
    client.force_login(anna)
    url = reverse("comment-add", args=[round.pk, IN_PART])
    assert client.post(url, {"text": "Hallo"} | data).status_code == 422
    assert not Comment.objects.exists()


def test_a_partner_sees_and_places_remarks_in_the_own_part_only(
    client: Client, anna: User, olga: User, round: Round
) -> None:
    remark(round, anna, "In het deel.")
    hidden = remark(round, anna, "Buiten het deel.", OUTSIDE)
    client.force_login(olga)
    html = client.get(reverse("round-comments", args=[round.pk])).content.decode()
    assert "In het deel." in html
    assert "Buiten het deel." not in html
    for name in ("comment-resolve", "comment-edit", "comment-report"):
        assert client.post(reverse(name, args=[round.pk, hidden.pk])).status_code == 404
    assert client.post(reverse("comment-add", args=[round.pk, OUTSIDE]), {"text": "x"}).status_code == 404
    hidden.refresh_from_db()
    assert hidden.resolved_at is None


def test_a_remark_of_another_municipality_is_not_there(
    client: Client, dirk: User, anna: User, round: Round
) -> None:
    other = make_round(dirk.memberships.get().municipality)
    comment = remark(round, anna, "Van Aa.")
    client.force_login(dirk)
    for name in ("comment-resolve", "comment-edit", "comment-report"):
        assert (
            client.post(reverse(name, args=[other.pk, comment.pk]), {"stand": "afgehandeld"}).status_code
            == 404
        )


def test_resolving_from_the_list_goes_back_to_the_list_with_its_filter(
    client: Client, anna: User, round: Round
) -> None:
    comment = remark(round, anna, "Klaar?")
    client.force_login(anna)
    url = reverse("comment-resolve", args=[round.pk, comment.pk])
    back = reverse("round-comments", args=[round.pk]) + "?van=mijn"
    assert client.post(url, {"stand": "afgehandeld", "terug": back})["Location"] == back
    for evil in ("https://kwaad.voorbeeld/", f"//kwaad.voorbeeld{back}", "javascript:alert(1)"):
        assert client.post(url, {"stand": "open", "terug": evil})["Location"].startswith("/ronde/")


def test_changing_and_withdrawing_through_the_page(client: Client, bram: User, round: Round) -> None:
    comment = remark(round, bram, "Eerst.")
    client.force_login(bram)
    url = reverse("comment-edit", args=[round.pk, comment.pk])
    assert "Eerst." in client.get(url).content.decode()
    assert client.post(url, {"text": ""}).status_code == 422
    page = client.post(url, {"text": "Daarna."})["Location"]
    html = client.get(page).content.decode()
    assert "Daarna." in html
    assert "(gewijzigd)" in html
    client.post(url, {"trek_in": "1"})
    assert "Deze opmerking is ingetrokken." in client.get(page).content.decode()
    assert client.get(url).status_code == 404


def test_the_filters_of_the_list(client: Client, anna: User, bram: User, round: Round) -> None:
    first = remark(round, anna, "Een open vraag")
    remark(round, bram, "Antwoord erop", parent=first)
    done = remark(round, anna, "Allang klaar", OUTSIDE, resolved_at="2026-11-01T12:00Z")
    named = remark(round, anna, "Voor Bram", OUTSIDE)
    Mention.objects.create(comment=named, person=bram)
    remark(round, anna, "")
    client.force_login(bram)

    def shown(**query: str) -> set[str]:
        html = client.get(reverse("round-comments", args=[round.pk]), query).content.decode()
        return {text for text in ("Een open vraag", "Allang klaar", "Voor Bram") if text in html}

    assert shown() == {"Een open vraag", "Voor Bram"}
    assert shown(stand="afgehandeld") == {"Allang klaar"}
    assert shown(stand="alles") == {"Een open vraag", "Allang klaar", "Voor Bram"}
    assert shown(van="mijn") == {"Een open vraag"}
    assert shown(van="vermeld") == {"Voor Bram"}
    assert shown(dossier="vth") == {"Een open vraag"}
    assert shown(q="antwoord EROP") == {"Een open vraag"}
    assert shown(stand="onzin", bladzijde="abc") == {"Een open vraag", "Voor Bram"}
    assert done.pk


def test_a_link_can_be_clicked_and_markup_cannot() -> None:
    html = plain_text('Zie https://aa.nl/a?b=1&c=2. <b>"x"</b>\njavascript:alert(1) http://x/"onclick=1')
    assert '<a href="https://aa.nl/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">' in html
    assert "</a>. &lt;b&gt;" in html
    assert "<br>javascript:alert(1) " in html
    assert 'onclick=1"' not in html
    assert "<b>" not in html


def test_sizes_are_said_for_people() -> None:
    assert [file_size(n) for n in (0, 1, 2048, 12 * 1024 * 1024)] == ["0 kB", "1 kB", "2 kB", "12 MB"]


def test_the_coordinator_alone_is_offered_the_choice_for_the_report(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    comment = remark(round, bram, "Voor het rapport?")
    page = reverse("question", args=[round.pk, IN_PART])
    client.force_login(bram)
    assert "Zet in het rapport" not in client.get(page).content.decode()
    client.force_login(anna)
    assert "Zet in het rapport" in client.get(page).content.decode()
    client.post(reverse("comment-report", args=[round.pk, comment.pk]), {"rapport": "ja"})
    comment.refresh_from_db()
    assert comment.in_report


def test_the_list_costs_the_same_with_five_hundred_remarks_and_thirty_people(
    client: Client, anna: User, aa: Municipality, round: Round
) -> None:
    client.force_login(anna)
    first = remark(round, anna, "Een")
    Mention.objects.create(comment=first, person=anna)
    remark(round, anna, "Antwoord", parent=first)
    url = reverse("round-comments", args=[round.pk])
    few = queries_of(client, url)
    people = [make_member(f"P{number}", aa, "invuller", "Adviseur") for number in range(30)]  # type: ignore[arg-type]
    subjects = [item.id for item in real_catalogue().statements]
    made = Comment.objects.bulk_create(
        Comment(
            round=round,
            subject=subjects[n % len(subjects)],
            author=people[n % 30],
            author_name="P",
            text=f"n{n}",
        )
        for n in range(500)
    )
    Mention.objects.bulk_create(Mention(comment=comment, person=people[0]) for comment in made)
    assert (queries_of(client, url), few <= BUDGET) == (few, True)
    html = client.get(url).content.decode()
    assert html.count('class="apk-thread"') == 50
    assert "Pagina 1 van 11" in html


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_hostile_text_is_shown_as_text(client: Client, anna: User, round: Round) -> None:
    remark(round, anna, "<script>alert(1)</script>")
    client.force_login(anna)
    for url in (reverse("round-comments", args=[round.pk]), reverse("question", args=[round.pk, IN_PART])):
        html = client.get(url).content.decode()
        assert "<script>alert(1)" not in html
        assert "&lt;script&gt;alert(1)" in html


def test_the_thread_template_stands_alone() -> None:
    assert "Er zijn nog geen opmerkingen" in render_to_string(
        "comments/_threads.html", {"threads": {"open": [], "items": []}, "round": Round(), "subject": IN_PART}
    )
