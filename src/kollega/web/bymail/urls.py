from django.urls import path

from kollega.web.bymail import views

urlpatterns = [path("<str:secret>/", views.by_mail, name="by-mail")]
