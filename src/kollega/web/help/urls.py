from django.urls import path

from kollega.web.help import views

urlpatterns = [path("help-now/", views.help_now, name="help-now")]
