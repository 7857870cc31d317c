from django.urls import path

from kollega.web.meetings import bymail, calendars, views

bymail.register_deeds()

urlpatterns = [
    path("", views.index, name="sessions"),
    path("calendar/", calendars.calendar, name="calendar"),
    path("calendar/renew/", calendars.renew, name="calendar-renew"),
    path("calendar/off/", calendars.switch_off, name="calendar-off"),
    path("calendar/<str:secret>.ics", calendars.feed, name="calendar-feed"),
    path("with/<slug:public_id>/propose/", views.propose, name="session-propose"),
    path("with/<slug:public_id>/held/", views.record, name="session-record"),
    path("<slug:public_id>/", views.show, name="session"),
    path("<slug:public_id>/accept/", views.accept, name="session-accept"),
    path("<slug:public_id>/other-times/", views.move, name="session-move"),
    path("<slug:public_id>/place/", views.place, name="session-place"),
    path("<slug:public_id>/cancel/", views.cancel, name="session-cancel"),
    path("<slug:public_id>/held/", views.held, name="session-held"),
    path("<slug:public_id>/not-held/", views.not_held, name="session-not-held"),
    path("<slug:public_id>/appointment.ics", views.appointment, name="session-file"),
]
