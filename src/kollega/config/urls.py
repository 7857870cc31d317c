"""Every address of the app. A demonstration has a few doors more, which production lacks."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("kollega.web.home.urls")),
    path("", include("kollega.web.frame.urls")),
    path("", include("kollega.web.help.urls")),
    path("", include("kollega.web.live.urls")),
    path("account/", include("kollega.web.account.urls")),
    path("account/", include("allauth.urls")),
    path("people/", include("kollega.web.people.urls")),
    path("programmes/", include("kollega.web.programmes.urls")),
    path("programmes/", include("kollega.web.imports.urls")),
    path("programmes/", include("kollega.web.participations.urls")),
    path("matching/", include("kollega.web.matching.urls")),
    path("relationships/", include("kollega.web.relationships.urls")),
    path("sessions/", include("kollega.web.meetings.urls")),
    path("by-mail/", include("kollega.web.bymail.urls")),
]

handler500 = "kollega.web.frame.views.broken"

if settings.DEMONSTRATION:
    urlpatterns += [
        path("demonstration/", include("kollega.web.demonstration.urls")),
        path("demonstration/components/", include("kollega.web.gallery.urls")),
    ]
