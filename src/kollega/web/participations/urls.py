from django.urls import path

from kollega.web.participations import invitations

urlpatterns = [
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("invitation/<str:secret>/no/", invitations.decline, name="decline-invitation"),
]
