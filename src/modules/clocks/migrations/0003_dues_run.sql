-- A new version of a calendar reckons open dues again: one run a version, with what it moved. The list is kept.
alter table clocks.calendar add column why text not null default '';

create table clocks.dues_run (
  id uuid primary key,
  key text not null,
  version int not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  cases_count int not null default 0,
  cases_done int not null default 0,
  changed_count int not null default 0,
  fault text,
  started_by text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz
);
create index dues_run_started on clocks.dues_run (started_at desc);

create table clocks.due_change (
  run_id uuid not null references clocks.dues_run,
  clock_id uuid not null,
  case_id uuid not null,
  case_no text not null,
  name text not null,
  due_before timestamptz,
  due_after timestamptz,
  -- what the calendar alone would give, where a due that people were told is kept
  due_reckoned timestamptz,
  overdue_before timestamptz,
  overdue_after timestamptz,
  primary key (run_id, clock_id)
);
