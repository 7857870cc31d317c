from django.urls import path

from kollega.web.frame import views

urlpatterns = [
    path("brand.css", views.brand_stylesheet, name="brand-stylesheet"),
    path("brand-logo", views.brand_logo, name="brand-logo"),
    path("appearance/", views.choose_theme, name="choose-theme"),
]
