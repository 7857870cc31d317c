from django.urls import path

from kollega.web.matching import by_hand, choosing, deeds, offers, rounds, tables

deeds.register()

# A programme's address has no vowels, so "choose" and "offers" are never one.
urlpatterns = [
    path("choose/<slug:public_id>/", choosing.choose, name="matching-choose"),
    path("choose/<slug:public_id>/again/", choosing.again, name="matching-again"),
    path("choose/<slug:public_id>/ask/<slug:mentor>/", choosing.ask, name="matching-ask"),
    path("choose/<slug:public_id>/pass/<slug:mentor>/", choosing.pass_over, name="matching-pass"),
    path("choose/<slug:public_id>/back/<slug:offer>/", choosing.take_back, name="matching-back"),
    path("choose/<slug:public_id>/answer/<slug:offer>/", choosing.answer, name="matching-answer"),
    path("offers/<slug:public_id>/", offers.offer, name="matching-offer"),
    path("offers/<slug:public_id>/talk/", offers.talk, name="matching-talk"),
    path("<slug:public_id>/", rounds.matching, name="matching"),
    path("<slug:public_id>/progress/", rounds.progress, name="matching-progress"),
    path("<slug:public_id>/live/", rounds.live, name="matching-live"),
    path("<slug:public_id>/send/", rounds.send, name="matching-send"),
    path("<slug:public_id>/discard/", rounds.discard, name="matching-discard"),
    path("<slug:public_id>/pairs.<str:kind>", rounds.download, name="matching-download"),
    path("<slug:public_id>/waiting/", tables.waiting, name="matching-waiting"),
    path("<slug:public_id>/requests/", tables.requests, name="matching-requests"),
    path("<slug:public_id>/ruled-out/", tables.ruled_out, name="matching-ruled-out"),
    path("<slug:public_id>/pairs/<slug:pair>/", by_hand.pair, name="matching-pair"),
    path("<slug:public_id>/pairs/<slug:pair>/forbid/", by_hand.forbid, name="matching-forbid"),
    path("<slug:public_id>/pairs/<slug:pair>/swap/", by_hand.mentors, name="matching-swap"),
    path(
        "<slug:public_id>/pairs/<slug:pair>/swap/<slug:mentor>/",
        by_hand.swap,
        name="matching-swap-with",
    ),
]
