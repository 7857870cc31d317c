import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import kollega.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("matching", "0001_initial"),
        ("people", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShortList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("answers", models.CharField(max_length=64)),
                ("entries", models.JSONField(default=list)),
                ("passed_over", models.JSONField(default=list)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="round",
            name="one_round_under_review_at_a_time",
        ),
        migrations.AddField(
            model_name="offer",
            name="by_coordinator",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="offer",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="offer",
            name="contact",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="offer",
            name="goes_on",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="mentor_agreed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="offer",
            name="remind_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="offer",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="offer",
            name="written_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="cautions",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="proposal",
            name="change_detail",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="proposal",
            name="grade",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="proposal",
            name="locked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="proposal",
            name="need_met",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="place",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name="proposal",
            name="public_id",
            field=models.CharField(
                default=kollega.foundation.ids.public_id, editable=False, max_length=20, unique=True
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="progress",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=models.Q(
                    ("stage__in", ("declined", "expired", "full")), ("told_at__isnull", True)
                ),
                fields=["stage"],
                name="offers_to_tell_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("asked", "talk_first"))),
                fields=("mentee",),
                name="a_mentee_asks_one_mentor_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("locked", False), ("mentor__isnull", False), _connector="OR"),
                name="only_pairs_are_locked",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ["computing", "review", "failed"])),
                fields=("programme",),
                name="one_round_under_review_at_a_time",
            ),
        ),
        migrations.AddField(
            model_name="shortlist",
            name="mentee",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programmes.participation",
            ),
        ),
    ]
