-- What reports count of a case, one narrow row each: a year of cases is read in a fraction of the time that the wide rows
-- with their whole state take. Drawn from the windows of cases and clocks and never typed by hand.
create table reports.case_fact (
  case_id uuid primary key,
  version int not null,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  dispatched_at timestamptz,
  done_at timestamptz,
  closed_at timestamptz,
  step_due_at timestamptz,
  -- The due that counts: the first that passed, else the one in force (domain §6.1).
  handle_due_at timestamptz,
  total_due_at timestamptz,
  person bigint,
  redo_count smallint not null,
  return_count smallint not null,
  urge_count smallint not null,
  supervision_count smallint not null,
  open boolean not null,
  overdue boolean not null,
  emergency boolean not null,
  imported boolean not null,
  received boolean not null,
  repeated boolean not null,
  extended boolean not null,
  handle_met boolean,
  total_met boolean,
  contacted boolean,
  solved boolean,
  satisfied boolean,
  state text collate "C" not null,
  channel text collate "C" not null,
  variant text collate "C" not null,
  category text collate "C",
  area_code text collate "C",
  lead_unit text collate "C",
  appeal_type text collate "C",
  urgency text collate "C" not null,
  close_kind text collate "C",
  units text[] collate "C" not null
) with (fillfactor = 85);
create index case_fact_reported on reports.case_fact (reported_at);

-- How far facts have been drawn: `recorded` up to which moment of the record, `case` up to which case on the first time.
create table reports.progress (
  what text primary key,
  at timestamptz,
  after_id uuid
);
insert into reports.progress (what) values ('recorded');
