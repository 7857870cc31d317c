from django.db import migrations

# A pair locks its two people before it looks for lines and vetoes. The actions that record those
# lock them as well; this trigger does so for raw SQL, whose foreign keys are checked at commit only
# and so would let a pair of the same moment slip past.
FORWARDS = """
CREATE FUNCTION two_people_one_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'people_veto' THEN
        PERFORM 1 FROM people_person
            WHERE id IN (NEW.holder_id, NEW.named_id) ORDER BY id FOR UPDATE;
    ELSE
        PERFORM 1 FROM people_person
            WHERE id IN (NEW.senior_id, NEW.junior_id) ORDER BY id FOR UPDATE;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER two_people_one_at_a_time BEFORE INSERT OR UPDATE ON people_reportingline
    FOR EACH ROW EXECUTE FUNCTION two_people_one_at_a_time();
CREATE TRIGGER two_people_one_at_a_time BEFORE INSERT OR UPDATE ON people_veto
    FOR EACH ROW EXECUTE FUNCTION two_people_one_at_a_time();
"""

BACKWARDS = """
DROP TRIGGER two_people_one_at_a_time ON people_veto;
DROP TRIGGER two_people_one_at_a_time ON people_reportingline;
DROP FUNCTION two_people_one_at_a_time;
"""


class Migration(migrations.Migration):
    """Lines and vetoes wait for a pair of the same moment, and it for them, also by raw SQL."""

    dependencies = [
        ("relationships", "0003_counts_and_one_mentor"),
        ("people", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
