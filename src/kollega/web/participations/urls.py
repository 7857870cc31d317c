from django.urls import path

from kollega.web.participations import door, invitations, inviting, own, people, person
from kollega.web.participations.sign_up import views as sign_up

urlpatterns = [
    # Buttons of an invitation, and a programme's open door.
    path("invitation/<str:secret>/", invitations.invitation, name="invitation"),
    path("invitation/<str:secret>/no/", invitations.decline, name="decline-invitation"),
    path("join/<str:public_id>/", door.join, name="join-programme"),
    path("joining/<str:token>/", door.joining, name="joining"),
    # One's own part.
    path("part/<str:public_id>/", own.part, name="my-part"),
    path("part/<str:public_id>/begin/", own.begin, name="my-part-begin"),
    path("part/<str:public_id>/decline/", own.decline, name="my-part-decline"),
    path("part/<str:public_id>/pause/", own.pause, name="my-part-pause"),
    path("part/<str:public_id>/resume/", own.resume, name="my-part-resume"),
    path("part/<str:public_id>/leave/", own.leave, name="my-part-leave"),
    path("part/<str:public_id>/show/", own.show_portrait, name="my-part-show"),
    # The sign-up.
    path("part/<str:public_id>/sign-up/", sign_up.sign_up, name="sign-up"),
    path("part/<str:public_id>/done/", sign_up.signed_up, name="signed-up"),
    path("part/<str:public_id>/too-late/", sign_up.too_late, name="sign-up-too-late"),
    path("part/<str:public_id>/about-me/<int:key>/", sign_up.answer_about_me, name="about-me"),
    path("part/<str:public_id>/about-me/", sign_up.about_me),
    path("part/<str:public_id>/supervisors/", sign_up.supervisors),
    path("part/<str:public_id>/not-this-person/", sign_up.apart),
    path("part/<str:public_id>/promise/", sign_up.promise),
    path("part/<str:public_id>/review/", sign_up.review),
    path("part/<str:public_id>/<str:slug>/", sign_up.page, name="sign-up-page"),
    # The coordinator's side.
    path("<str:public_id>/people/", people.people, name="programme-people"),
    path("<str:public_id>/people/export/", people.export, name="programme-people-export"),
    path("<str:public_id>/people/invite/", inviting.invite, name="programme-invite"),
    path("<str:public_id>/people/<str:part_id>/", person.person, name="programme-person"),
    path(
        "<str:public_id>/people/<str:part_id>/<str:deed>/", person.decide, name="programme-decide"
    ),
]
