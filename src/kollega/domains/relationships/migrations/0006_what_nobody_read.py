from django.db import migrations


class Migration(migrations.Migration):
    """The next session is read from the sessions; a second copy of it was read by nothing."""

    dependencies = [
        ("relationships", "0005_known_by_name_only"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="mentoringrelationship",
            name="next_session_at",
        ),
    ]
