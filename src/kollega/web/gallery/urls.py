from django.urls import path

from kollega.web.gallery import views

urlpatterns = [
    path("", views.components, name="gallery"),
    path("forms/", views.sign_up, name="gallery-forms"),
    path("tables/", views.pairs, name="gallery-tables"),
    path("dialogue/", views.pause, name="gallery-dialogue"),
    path("progress/", views.progress, name="gallery-progress"),
    path("toast/", views.toast, name="gallery-toast"),
    path("refusals/<slug:which>/", views.refusal, name="gallery-refusal"),
]
