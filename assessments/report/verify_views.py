"""The public page where anybody checks a report file."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from assessments.report.verify import verify_file, verify_number
from assessments.report.verify_forms import VerifyForm
from assessments.report.verify_upload import MemoryOnly


@csrf_exempt  # reading the token reads the file too: the handler must be there first, so the check is below
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Hand over a file or a number; nothing of it is kept."""
    handler = MemoryOnly(request)
    request.upload_handlers = [handler]
    response: HttpResponse = _verify(request, handler)
    return response


@csrf_protect
def _verify(request: HttpRequest, handler: MemoryOnly) -> HttpResponse:
    if request.method != "POST":
        return render(request, "report/verify.html", {"form": VerifyForm(), "crumbs": _CRUMBS})
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="verify_report")
    if limited:
        return limited
    posted, files = request.POST, request.FILES  # reading them fills the handler
    form = VerifyForm(posted, files, too_large=handler.too_large)
    if not form.is_valid():
        return render(request, "report/verify.html", {"form": form, "crumbs": _CRUMBS}, status=422)
    given = form.cleaned_data
    verdict = verify_file(given["file"].read()) if given["file"] else verify_number(given["number"])
    context = {"form": VerifyForm(), "verdict": verdict, "crumbs": _CRUMBS}
    return render(request, "report/verify.html", context)


_CRUMBS = [("Controleer een rapport", None)]
