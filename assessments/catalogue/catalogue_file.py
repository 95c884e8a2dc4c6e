"""The catalogue and the law calendar of an edition as an Excel file, for everybody."""

from __future__ import annotations

from threading import Lock

from django.http import HttpResponse
from django.utils import dateformat, timezone

from assessments.catalogue.calendar_tables import calendar_tables
from assessments.catalogue.catalogue_tables import catalogue_tables
from assessments.catalogue.law_calendar import LawCalendar
from assessments.catalogue.queries import catalogue_for
from assessments.constants import LEGAL_NOTICE
from assessments.models import Edition
from assessments.tables import XLSX, excel_response

ABOUT_CATALOGUE = (
    "Elke tabel van de catalogus heeft een eigen blad. Een gepubliceerde editie verandert nooit.",
    "Gewichten, klassen en niveaus zijn een keuze van de makers, op basis van het rapport.",
)
KEPT = 4
"""Files kept per process, about 0.1 MB each: anybody may ask, and making one takes more than a second."""
_files: dict[tuple[str, str], bytes] = {}
_making = Lock()


def catalogue_excel(edition: Edition) -> HttpResponse:
    """All tables of an edition; made once per process, because a published edition never changes."""
    key = (edition.sha256, _source(edition))
    with _making:
        content = _files.get(key)
        if content is None:
            content = _made(edition)
            if len(_files) >= KEPT:
                _files.clear()
            _files[key] = content
    headers = {"Content-Disposition": f'attachment; filename="apk-catalogus-{_stem(edition)}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _made(edition: Edition) -> bytes:
    from assessments.sheets import workbook_of  # and with it openpyxl: only where a file is made

    catalogue = catalogue_for(edition)
    about = [*ABOUT_CATALOGUE, LEGAL_NOTICE, f"Controlegetal (sha256) van de editie: {catalogue.sha256}"]
    title = f"Catalogus van de APK, editie {edition.name}"
    return workbook_of(catalogue_tables(catalogue), title=title, about=about, source=_source(edition))


def calendar_excel(edition: Edition, calendar: LawCalendar) -> HttpResponse:
    """The law calendar of all tasks of an edition, counted from the day that the page counts from."""
    span = f"Geteld van {_in_words(calendar.start)} tot en met {_in_words(calendar.end)}."
    return excel_response(
        calendar_tables(calendar),
        title=f"Wetskalender, editie {edition.name}",
        about=[span, LEGAL_NOTICE],
        source=_source(edition),
        name=f"apk-wetskalender-{_stem(edition)}-{timezone.localdate().isoformat()}",
    )


def _stem(edition: Edition) -> str:
    return f"{edition.name}-versie-{edition.revision}" if edition.revision else edition.name


def _source(edition: Edition) -> str:
    version = f", redactionele versie {edition.revision}" if edition.revision else ""
    published = _in_words(timezone.localdate(edition.published_at))
    reference = _in_words(catalogue_for(edition).reference_date)
    return f"APK editie {edition.name}{version} · gepubliceerd op {published} · peildatum {reference}"


def _in_words(day: object) -> str:
    return str(dateformat.format(day, "j F Y"))  # type: ignore[arg-type]
