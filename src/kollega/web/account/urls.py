from django.urls import path

from kollega.web.account import bymail, views

bymail.register_deeds()

urlpatterns = [
    # Stands before allauth's own page of addresses, which would change its table alone.
    path("email/", views.address, name="my-address"),
    path("email/stay/", views.take_back_address, name="my-address-stay"),
]
