from django.db import migrations

# The rules are asked in Python first, with a sentence for people (permissions.py); these triggers
# hold even against raw SQL. They compare dates with the relationship's own, not with the server's
# clock, because the demonstration moves its time.
FORWARDS = """
CREATE FUNCTION nobody_who_judges_mentors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    past interval;
BEGIN
    IF NEW.stage NOT IN ('active', 'paused') THEN
        RETURN NEW;
    END IF;
    -- A pause, an end or a nudge of a standing pair must not fail because a line came up later:
    -- that is the quiet re-match's business.
    IF TG_OP = 'UPDATE' AND OLD.stage IN ('active', 'paused')
       AND OLD.mentor_id = NEW.mentor_id AND OLD.mentee_id = NEW.mentee_id THEN
        RETURN NEW;
    END IF;
    PERFORM 1 FROM people_person WHERE id IN (NEW.mentor_id, NEW.mentee_id) ORDER BY id FOR UPDATE;
    SELECT make_interval(days => past_months * 31) INTO past
        FROM programmes_programme WHERE id = NEW.programme_id;
    IF EXISTS (
        SELECT 1 FROM people_reportingline
        WHERE ((senior_id = NEW.mentor_id AND junior_id = NEW.mentee_id)
            OR (senior_id = NEW.mentee_id AND junior_id = NEW.mentor_id))
          AND (ends_on IS NULL OR ends_on >= NEW.began_on - past)
    ) OR EXISTS (
        SELECT 1 FROM people_veto
        WHERE (holder_id = NEW.mentor_id AND named_id = NEW.mentee_id)
           OR (holder_id = NEW.mentee_id AND named_id = NEW.mentor_id)
    ) THEN
        RAISE EXCEPTION 'this pair is not possible'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_who_judges_mentors';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER nobody_who_judges_mentors
    BEFORE INSERT OR UPDATE ON relationships_mentoringrelationship
    FOR EACH ROW EXECUTE FUNCTION nobody_who_judges_mentors();

CREATE FUNCTION no_more_mentees_than_places() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places integer;
    taken integer;
BEGIN
    IF NEW.stage NOT IN ('active', 'paused')
       OR (TG_OP = 'UPDATE' AND OLD.stage IN ('active', 'paused')
           AND OLD.mentor_id = NEW.mentor_id) THEN
        RETURN NEW;
    END IF;
    SELECT capacity INTO places FROM programmes_participation
        WHERE programme_id = NEW.programme_id AND person_id = NEW.mentor_id AND role = 'mentor'
        FOR UPDATE;
    SELECT count(*) INTO taken FROM relationships_mentoringrelationship
        WHERE programme_id = NEW.programme_id AND mentor_id = NEW.mentor_id
          AND stage IN ('active', 'paused') AND id IS DISTINCT FROM NEW.id;
    IF places IS NULL OR taken >= places THEN
        RAISE EXCEPTION 'this mentor has no place left'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_more_mentees_than_places';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER no_more_mentees_than_places
    BEFORE INSERT OR UPDATE ON relationships_mentoringrelationship
    FOR EACH ROW EXECUTE FUNCTION no_more_mentees_than_places();
"""

BACKWARDS = """
DROP TRIGGER no_more_mentees_than_places ON relationships_mentoringrelationship;
DROP FUNCTION no_more_mentees_than_places;
DROP TRIGGER nobody_who_judges_mentors ON relationships_mentoringrelationship;
DROP FUNCTION nobody_who_judges_mentors;
"""


class Migration(migrations.Migration):
    """Rules over several tables, backed by the database itself."""

    dependencies = [
        ("relationships", "0001_initial"),
        ("people", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
