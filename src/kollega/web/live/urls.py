from django.urls import path

from kollega.web.live import views

urlpatterns = [path("live/", views.mine, name="live")]
