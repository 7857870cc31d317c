from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns that nothing asked for go; what the sweep and the outbox ask for is indexed."""

    dependencies = [
        ("foundation", "0004_progress_of_long_work"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="happening",
            name="happenings_in_order",
        ),
        migrations.RemoveIndex(
            model_name="outgoingmail",
            name="mails_to_deliver",
        ),
        migrations.RemoveField(
            model_name="happening",
            name="recorded_at",
        ),
        migrations.RemoveField(
            model_name="outgoingmail",
            name="attempts",
        ),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["at"], name="audit_in_order"),
        ),
        migrations.AddIndex(
            model_name="outgoingmail",
            index=models.Index(fields=["-created_at", "-id"], name="mails_in_order"),
        ),
    ]
