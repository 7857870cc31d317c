from django.urls import path

from kollega.web.relationships import views

urlpatterns = [
    path("<slug:public_id>/", views.show, name="relationship"),
]
