from django.urls import path

from kollega.web.relationships import bymail, coordinating, views, writing

bymail.register_deeds()

urlpatterns = [
    path("", views.index, name="relationships"),
    path("programme/<slug:public_id>/", coordinating.pairs, name="pairs"),
    path("programme/<slug:public_id>/pairs.csv", coordinating.export, name="pairs-export"),
    path("<slug:public_id>/", views.show, name="relationship"),
    path("<slug:public_id>/pause/", views.pause, name="relationship-pause"),
    path("<slug:public_id>/resume/", views.resume, name="relationship-resume"),
    path("<slug:public_id>/end/", views.end, name="relationship-end"),
    path("<slug:public_id>/complete/", views.complete, name="relationship-complete"),
    path("<slug:public_id>/another-mentor/", views.rematch, name="relationship-rematch"),
    path("<slug:public_id>/fine/", views.fine, name="relationship-fine"),
    path("<slug:public_id>/resources/", views.resources, name="relationship-resources"),
    path("<slug:public_id>/contact/", writing.contact, name="relationship-contact"),
    path("<slug:public_id>/agreement/", writing.agreement, name="relationship-agreement"),
    path("<slug:public_id>/agreement/yes/", writing.agree, name="relationship-agree"),
    path("<slug:public_id>/goals/", writing.goals, name="relationship-goals"),
    path("<slug:public_id>/goals/<int:key>/", writing.goal, name="relationship-goal"),
]
