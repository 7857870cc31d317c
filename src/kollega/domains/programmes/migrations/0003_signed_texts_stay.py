from django.db import migrations

# People agreed to these words, so not even raw SQL may change them afterwards.
FORWARDS = """
CREATE FUNCTION a_signed_text_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_off_at IS NOT NULL THEN
        RAISE EXCEPTION 'a signed text never changes'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_signed_text_never_changes';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER a_signed_text_never_changes
    BEFORE UPDATE ON programmes_consenttext
    FOR EACH ROW EXECUTE FUNCTION a_signed_text_never_changes();
"""

BACKWARDS = """
DROP TRIGGER a_signed_text_never_changes ON programmes_consenttext;
DROP FUNCTION a_signed_text_never_changes;
"""


class Migration(migrations.Migration):
    """What was signed off stays as it was signed."""

    dependencies = [("programmes", "0002_duty_offers")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
