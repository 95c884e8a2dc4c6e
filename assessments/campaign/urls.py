"""Addresses of the room campaign."""

from django.urls import URLPattern, path

from assessments.campaign import views, views_edit, views_end, views_remind

ONE = "vng/campagnes/<int:campaign_id>/"

urlpatterns: list[URLPattern] = [
    path("vng/campagnes/", views.campaigns, name="campaigns"),
    path("vng/campagnes/nieuw/", views_edit.campaign_new, name="campaign-new"),
    path(ONE, views.campaign, name="campaign"),
    path(f"{ONE}wijzigen/", views_edit.campaign_edit, name="campaign-edit"),
    path(f"{ONE}beeindigen/", views_end.campaign_end, name="campaign-end"),
    path(f"{ONE}heropenen/", views_end.campaign_reopen, name="campaign-reopen"),
    path(f"{ONE}verwijderen/", views_end.campaign_delete, name="campaign-delete"),
    path(f"{ONE}gemeenten/", views_edit.campaign_invitees, name="campaign-invitees"),
    path(f"{ONE}gemeenten/<slug:code>/herinneringen/", views_remind.invitee_stop, name="invitee-stop"),
    path(f"{ONE}herinneren/", views_remind.campaign_remind, name="campaign-remind"),
    path(f"{ONE}herinneringen/stop/", views_remind.campaign_stop, name="campaign-stop"),
    path(f"{ONE}herinneringen/<int:reminder_id>/", views_remind.campaign_reminder, name="campaign-reminder"),
    path(
        f"{ONE}herinneringen/<int:reminder_id>/verder/", views_remind.campaign_resume, name="campaign-resume"
    ),
    path(
        "gemeente/<slug:code>/herinneringen/<int:campaign_id>/",
        views_remind.reminders_choice,
        name="reminders-choice",
    ),
    path("herinneringen/stop/<str:token>/", views_remind.reminder_stop, name="reminder-stop"),
]
