-- One problem, one row. The row's `state_data` is the fold of its record; the other columns are drawn from it by
-- cases/domain for search and lists. The record (`event`) is append-only and chained by SM3.

create table cases."case" (
  id uuid primary key,
  case_no text not null,
  version int not null,
  state text not null,
  reported_at timestamptz not null,
  channel text not null,
  external_no text,
  variant text not null,
  category text,
  appeal_type text,
  urgency text not null,
  area_code text,
  street_code text generated always as (left(area_code, 9)) stored,
  lon float8,
  lat float8,
  lead_unit text,
  open boolean not null,
  step_clock text,
  step_due_at timestamptz,
  total_due_at timestamptz,
  overdue boolean not null default false,
  close_kind text,
  closed_at timestamptz,
  emergency boolean not null,
  imported boolean not null,
  incomplete boolean not null,
  redo_count smallint not null,
  return_count smallint not null,
  master_id uuid,
  request_state text,
  state_data jsonb not null,
  record_hash text not null,
  changed_at timestamptz not null
) with (fillfactor = 80);
create unique index case_no_key on cases."case" (case_no);
create unique index case_external_key on cases."case" (channel, external_no) where external_no is not null;
create index case_state_due on cases."case" (state, step_due_at, id);
create index case_lead_due on cases."case" (lead_unit, state, step_due_at);
create index case_area_due on cases."case" (area_code text_pattern_ops, state, step_due_at);
create index case_reported on cases."case" (reported_at);
create index case_request on cases."case" (request_state, step_due_at) where request_state is not null;
create index case_master on cases."case" (master_id) where master_id is not null;

-- The words of the citizen, apart from the row that every command rewrites.
create table cases.case_text (
  case_id uuid primary key references cases."case",
  title text not null,
  body text not null,
  address text,
  search tsvector not null
);
create index case_text_search on cases.case_text using gin (search);

create table cases.work_order (
  id uuid primary key,
  case_id uuid not null references cases."case",
  order_no text not null,
  parent_id uuid,
  role text not null check (role in ('lead', 'co', 'child')),
  unit_id text not null,
  given_by text,
  status text not null,
  sent_at timestamptz not null,
  signed_at timestamptz,
  ended_at timestamptz
) with (fillfactor = 85);
create index work_order_case on cases.work_order (case_id);
create index work_order_unit on cases.work_order (unit_id, status);

-- Who asked. Names and phones are sealed (SM4); phone_index finds the same phone again without opening it.
create table cases.appellant (
  id uuid primary key,
  case_id uuid not null references cases."case",
  name_sealed text,
  phone_sealed text,
  phone_index text,
  reachable boolean not null,
  anonymous boolean not null,
  added_at timestamptz not null
);
create index appellant_case on cases.appellant (case_id);
create index appellant_phone on cases.appellant (phone_index) where phone_index is not null;

create table cases.event (
  case_id uuid not null references cases."case",
  seq int not null,
  type text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  person_id text,
  post text,
  unit_id text,
  command_id uuid,
  data jsonb not null,
  previous_hash text,
  hash text not null,
  primary key (case_id, seq)
);
comment on table cases.event is 'append-only: the record of every case, chained by SM3';
create index event_recorded on cases.event using brin (recorded_at);

-- Numbers of a day are handed out in blocks, so that reports do not wait for each other's commits.
create table cases.number_block (
  day date primary key,
  last int not null
);

-- The rules that a case was reported under; a new version holds for later cases only.
create table cases.rule_version (
  version int primary key,
  rules jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create view cases.v_case as
select id, case_no, version, state, reported_at, channel, external_no, variant, category, appeal_type, urgency, area_code,
  street_code, lon, lat, lead_unit, open, step_clock, step_due_at, total_due_at, overdue, close_kind, closed_at, emergency, imported,
  incomplete, redo_count, return_count, master_id, state_data
from cases."case";
create view cases.v_case_text as select case_id, title, body, address, search from cases.case_text;
create view cases.v_work_order as select id, case_id, order_no, parent_id, role, unit_id, status, sent_at, signed_at, ended_at from cases.work_order;
create view cases.v_appellant_phone as select case_id, phone_index from cases.appellant where phone_index is not null;
