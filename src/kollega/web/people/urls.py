from django.urls import path

from kollega.web.people import said, views

urlpatterns = [
    path("me/", views.me, name="me"),
    path("me/name/", views.profile, name="my-profile"),
    path("me/work/", views.add_workplace, name="my-new-workplace"),
    path("me/work/<int:key>/", views.workplace, name="my-workplace"),
    path("me/work/<int:key>/remove/", views.remove_workplace, name="my-workplace-remove"),
    path("me/about/", views.characteristics, name="my-characteristics"),
    path("me/about/<int:key>/", views.answer_characteristic, name="my-characteristic"),
    path("me/password/", views.password, name="my-password"),
    path("me/supervisors/", said.supervisors, name="my-supervisors"),
    path("me/supervisors/add/", said.add_supervisor, name="my-supervisors-add"),
    path("me/supervisors/remove/", said.remove_supervisor, name="my-supervisors-remove"),
    path("me/rather-not-meet/", said.rather_not_meet, name="rather-not-meet"),
    path("me/rather-not-meet/add/", said.add_veto, name="rather-not-meet-add"),
    path("me/rather-not-meet/remove/", said.remove_veto, name="rather-not-meet-remove"),
    path("shown/<str:token>/supervisor/", said.is_supervisor, name="is-supervisor"),
    path("shown/<str:token>/rather-not-meet/", said.is_avoided, name="is-avoided"),
    path("told-me/", said.told_me, name="told-me"),
]
