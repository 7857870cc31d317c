from django.urls import path

from kollega.web.programmes.views import (
    cohorts,
    duties,
    evaluating,
    overview,
    settings,
    starting,
    team,
    texts,
)

urlpatterns = [
    path("", overview.programmes, name="programmes"),
    path("new/", starting.choose, name="programme-new"),
    path("new/<str:key>/", starting.begin, name="programme-begin"),
    path("templates/<str:public_id>/delete/", starting.delete_template, name="template-delete"),
    path("asked/<str:secret>/", duties.answer_by_mail, name="answer-duty"),
    path("duty/<str:public_id>/", duties.answer, name="duty-answer"),
    path("<str:public_id>/", overview.programme, name="programme"),
    path("<str:public_id>/figures/", evaluating.progress, name="programme-figures"),
    path("<str:public_id>/open/", overview.open_programme, name="programme-open"),
    path("<str:public_id>/close/", overview.close_programme, name="programme-close"),
    path("<str:public_id>/set-up/<str:key>/", settings.set_up, name="programme-set-up"),
    path("<str:public_id>/settings/", settings.settings, name="programme-settings"),
    path("<str:public_id>/settings/basics/", settings.basics, name="programme-basics"),
    path("<str:public_id>/settings/template/", settings.template, name="programme-template"),
    path("<str:public_id>/settings/<str:key>/", settings.change, name="programme-setting"),
    path("<str:public_id>/promise/", texts.text, name="programme-text"),
    path("<str:public_id>/promise/write/", texts.write, name="programme-text-write"),
    path("<str:public_id>/promise/sign/", texts.sign, name="programme-text-sign"),
    path("<str:public_id>/team/", team.team, name="programme-team"),
    path("<str:public_id>/team/ask/", team.ask, name="programme-team-ask"),
    path("<str:public_id>/team/relieve/", team.relieve, name="programme-team-relieve"),
    path("<str:public_id>/team/take-back/", team.take_back, name="programme-team-take-back"),
    path("<str:public_id>/cohorts/", cohorts.cohorts, name="programme-cohorts"),
    path("<str:public_id>/cohorts/add/", cohorts.add, name="programme-cohort-add"),
    path("<str:public_id>/cohorts/<int:key>/", cohorts.change, name="programme-cohort"),
    path(
        "<str:public_id>/cohorts/<int:key>/remove/", cohorts.remove, name="programme-cohort-remove"
    ),
]
