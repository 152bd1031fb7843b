-- The version at which a case was written into the history (module history): a report together with the history leaves it
-- to the files. Null: it is counted here alone.
alter table reports.case_fact add column archived_version int;

create view reports.v_case_fact as
select case_id, version, reported_at, accepted_at, dispatched_at, done_at, closed_at, handle_due_at, total_due_at,
  -- enough to count persons from below, too little to tell one
  (person & 262143)::int as person_place, redo_count, return_count, urge_count, supervision_count, open, overdue, emergency,
  imported, repeated, extended, handle_met, total_met, contacted, solved, satisfied, state, channel, variant, category,
  area_code, street_code, lead_unit, appeal_type, urgency, close_kind, units, population, archived_version
from reports.case_fact;

-- Says of all cases reported in a span which of them lie in the history, each at its version.
create function reports.f_note_archived(p_from timestamptz, p_to timestamptz, p jsonb) returns int language plpgsql as $$
declare written int;
begin
  update reports.case_fact f set archived_version = wanted.version
  from (
    select g.case_id, (p->>(g.case_id::text))::int as version
    from reports.case_fact g where g.reported_at >= p_from and g.reported_at < p_to
  ) wanted
  where f.case_id = wanted.case_id and f.archived_version is distinct from wanted.version;
  get diagnostics written = row_count;
  return written;
end $$;
