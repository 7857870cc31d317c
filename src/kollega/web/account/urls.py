from django.urls import path
from django.views.generic import RedirectView

from kollega.web.account import bymail, provider, views

bymail.register_deeds()

urlpatterns = [
    # These stand before allauth's own: its page of addresses would change its table alone.
    path("email/", views.address, name="my-address"),
    path("email/stay/", views.take_back_address, name="my-address-stay"),
    path("oidc/<str:provider_id>/login/", provider.start, name="openid_connect_login"),
    path("oidc/<str:provider_id>/again/", provider.again, name="provider-again"),
    path("oidc/<str:provider_id>/login/callback/", provider.back, name="openid_connect_callback"),
    path("2fa/", provider.how_you_sign_in, name="mfa_index"),
    path("provider/disconnect/", provider.disconnect, name="provider-disconnect"),
    path("3rdparty/", RedirectView.as_view(pattern_name="mfa_index")),
]
