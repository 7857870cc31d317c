from django.urls import path

from kollega.web.demonstration import views

urlpatterns = [
    path("", views.people, name="demonstration"),
    path("enter/<str:public_id>/", views.enter, name="demonstration-enter"),
    path("outbox/", views.outbox, name="demonstration-outbox"),
    path("outbox/<int:mail_id>/", views.letter, name="demonstration-letter"),
    path(
        "outbox/attachment/<int:attachment_id>/", views.attachment, name="demonstration-attachment"
    ),
    path("clock/", views.move_clock, name="demonstration-clock"),
]
