-- The instants from which the light of the step is yellow and orange, so that lists, counts and maps can tell lights in SQL;
-- red is the due itself. Null where nothing is due. Drawn from the clock with the calendar at each command.
alter table cases."case" add column step_yellow_at timestamptz, add column step_orange_at timestamptz;

-- What is open already: the clock knows when people have to be told that it is nearly due (after that, when it is over).
-- Yellow is reckoned anew with the next command or calendar.
update cases."case" c set
  step_orange_at = case when k.attention_at <= k.due_at then k.attention_at else k.start_at end
from clocks.v_clock k
where c.open and c.step_due_at is not null and k.case_id = c.id and k.name = c.step_clock and k.state = 'running';

create or replace view cases.v_case as
select id, case_no, version, state, reported_at, channel, external_no, variant, category, appeal_type, urgency, area_code,
  street_code, lon, lat, lead_unit, open, step_clock, step_due_at, total_due_at, overdue, close_kind, closed_at, emergency, imported,
  incomplete, redo_count, return_count, master_id, state_data, step_yellow_at, step_orange_at
from cases."case";

-- Open cases alone, by the due of their step, with all that the wall counts them by: counted in the index, without the rows.
create index case_open_due on cases."case" (step_due_at, id)
  include (street_code, area_code, lead_unit, step_clock, state, overdue, step_orange_at, urgency, emergency)
  where open;
-- Open supervisions, and reports that are the same matter as an earlier one.
create index case_supervised on cases."case" (id) where (state_data->'supervision'->>'status') is not null;
create index case_same_as on cases."case" ((state_data->>'sameAs')) where (state_data->>'sameAs') is not null;
-- When a case was called back.
create index event_callback on cases.event (occurred_at) include (case_id) where type = 'CallbackDone';

-- Lower orders that are open: without it the counts of the desks looked through every open order.
create index work_order_lower on cases.work_order (unit_id, case_id)
  where role <> 'lead' and status in ('sent', 'signed', 'working');
