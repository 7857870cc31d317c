from django.urls import path

from kollega.web.imports import views

urlpatterns = [
    path("<str:public_id>/people/files/", views.files, name="imports"),
    path("<str:public_id>/people/files/<str:import_id>/", views.file, name="import"),
    path(
        "<str:public_id>/people/files/<str:import_id>/progress/",
        views.progress,
        name="import-progress",
    ),
    path("<str:public_id>/people/files/<str:import_id>/live/", views.live, name="import-live"),
    path(
        "<str:public_id>/people/files/<str:import_id>/columns/",
        views.columns,
        name="import-columns",
    ),
    path(
        "<str:public_id>/people/files/<str:import_id>/bring-in/",
        views.bring_in,
        name="import-bring-in",
    ),
    path(
        "<str:public_id>/people/files/<str:import_id>/discard/",
        views.discard,
        name="import-discard",
    ),
    path(
        "<str:public_id>/people/files/<str:import_id>/refused.<str:kind>",
        views.refused,
        name="import-refused",
    ),
]
