from django.urls import path

from kollega.web.home import views

urlpatterns = [path("", views.home, name="home")]
