from assessments.accounts.access import WITH_BOARD, fetch_municipality, fetch_round
from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_safe
from django.http import HttpResponse


@login_required
@require_safe
def board_home(request, code):
    fetch_municipality(request.user, code, WITH_BOARD)
    return HttpResponse("")


@login_required
@require_safe
def board(request, round_id):
    fetch_round(request.user, round_id, WITH_BOARD)
    return HttpResponse("")
