"""What somebody uploads: taken apart with care, every reason for a refusal at once."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from assessments.catalogue import files as reading
from assessments.catalogue.files import content_of_texts, content_sha256
from assessments.editorial.upload import MAX_FILES, UploadRefused, texts_of
from assessments.editorial.yaml_files import texts_of_content, zip_of
from tests.build import real_catalogue, real_content


def packed(**files: bytes) -> bytes:
    """A zip; a `__` in a name stands for a slash, `_yaml` for the ending."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name.replace("__", "/").replace("_yaml", ".yaml"), raw)
    return stream.getvalue()


def refused(*sent: tuple[str, bytes]) -> tuple[str, ...]:
    with pytest.raises(UploadRefused) as caught:
        texts_of(sent)
    return caught.value.reasons


def test_an_edition_goes_out_as_a_zip_and_comes_back_to_the_letter() -> None:
    raw = zip_of(texts_of_content(real_content()))
    content, faults = content_of_texts(texts_of([("editie.zip", raw)]))
    assert not faults
    assert content_sha256(content) == real_catalogue().sha256
    assert zip_of(texts_of_content(content)) == raw


def test_loose_files_and_the_one_folder_of_a_file_manager_are_taken_in() -> None:
    assert texts_of([("taken.yaml", b"a: 1\r\n"), ("dwars.yaml", "\ufeffé".encode())]) == {
        "taken.yaml": "a: 1\n",
        "dwars.yaml": "é",
    }
    assert texts_of([("x.zip", packed(editie__taken_yaml=b"a: 1"))]) == {"taken.yaml": "a: 1"}


def test_a_zip_that_grows_is_refused_before_it_is_unpacked() -> None:
    bomb = packed(taken_yaml=b" " * 5_000_000)
    assert len(bomb) < 10_000
    (reason,) = refused(("bom.zip", bomb))
    assert reason == "taken.yaml wordt bij het uitpakken veel te groot. Wij pakken het niet uit."


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_packing_that_cannot_be_measured_while_it_unpacks_is_refused(method: int) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", method) as archive:
        archive.writestr("taken.yaml", b"a: 1")
    assert "een manier die wij niet uitpakken" in refused(("x.zip", stream.getvalue()))[0]


def test_a_broken_zip_is_refused_in_words_wherever_it_is_broken() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr("takén.yaml", b"a: 1")
    sound = stream.getvalue()
    no_name = sound.replace("é".encode(), b"\xff\xfe")
    broken = [bytes([*sound[:at], sound[at] ^ 0xFF, *sound[at + 1 :]]) for at in range(len(sound))]
    for raw in (no_name, *broken):
        refused(("x.zip", raw))


def test_every_reason_is_said_at_once() -> None:
    reasons = refused(
        ("taken.yaml", b"titel: caf\xe9"),
        ("notities.yaml", b"a"),
        ("dwars.yaml", b"a\0b"),
        ("taken.yaml", b"a"),
    )
    assert [reason.split(":")[0].split(" ")[0].strip(",") for reason in reasons] == [
        "taken.yaml",
        "notities.yaml",
        "dwars.yaml",
    ]


def test_a_name_that_leads_elsewhere_is_refused() -> None:
    for name in ("..__taken_yaml", "a__b__taken_yaml", "__taken_yaml"):
        assert "een naam met een map erin" in refused(("x.zip", packed(**{name: b"a: 1"})))[0]


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ((), "Kies de bestanden van de editie, of één zip-bestand."),
        (
            (("a.zip", b"PK"), ("taken.yaml", b"a")),
            "Kies één zip-bestand, of losse YAML-bestanden. Niet allebei",
        ),
        ((("a.zip", b"geen zip"),), "Dit zip-bestand is niet te lezen."),
        ((("a.zip", packed()),), "In dit zip-bestand staan geen bestanden."),
        (tuple((f"{n}.yaml", b"a") for n in range(MAX_FILES + 1)), "Dit zijn te veel bestanden."),
        ((("taken.yaml", b"a" * 2_200_000),), "taken.yaml is groter dan 2 MB."),
    ],
)
def test_what_cannot_be_taken_in_says_why(sent: tuple[tuple[str, bytes], ...], reason: str) -> None:
    assert refused(*sent)[0].startswith(reason)


def test_a_small_file_that_aliases_make_endless_is_measured_and_not_made() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    content, faults = content_of_texts({"taken.yaml": "\n".join(lines)})
    assert "taken" not in content
    assert f"Dit bestand heeft meer dan {reading.MAX_VALUES} waarden." in {fault.message for fault in faults}


@pytest.mark.parametrize("number", ["1" + ":1" * 100_000, "0x" + "f" * 100_000, "9" * 100_000])
def test_a_number_that_would_take_minutes_or_cannot_be_stored_is_refused(number: str) -> None:
    content, faults = content_of_texts({"taken.yaml": f"versie: {number}"})
    assert "taken" not in content
    assert any("is te lang voor een getal" in fault.message for fault in faults)


def test_a_file_within_itself_or_far_too_deep_is_refused() -> None:
    # two hundred thousand lists within each other would end the process, not raise
    for text in ("a: &a [*a]", "[" * 5_000, "- " * 5_000, f"a: {'[' * 200_000}{']' * 200_000}"):
        content, faults = content_of_texts({"taken.yaml": text})
        assert "taken" not in content
        assert [fault.file for fault in faults].count("taken.yaml") == 1


def test_a_python_object_in_yaml_is_no_object() -> None:
    _, faults = content_of_texts({"taken.yaml": "!!python/object/apply:os.system ['true']"})
    assert any(fault.file == "taken.yaml" and "geen geldige YAML" in fault.message for fault in faults)
