-- Every time limit that runs on a case, an order or a request. Written only through clocks.f_apply, in the transaction
-- of the command that caused the change; dues are reckoned by clocks/domain, never here. `clock` is the whole clock as
-- the domain makes it (instants in epoch milliseconds); the other columns are drawn from it for search.

create table clocks.clock (
  id uuid primary key,
  case_id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  name text not null,
  state text not null check (state in ('running', 'paused', 'ended')),
  start_at timestamptz not null,
  due_at timestamptz,
  overdue_at timestamptz,
  stopped_at timestamptz,
  result text check (result in ('met', 'late', 'missed', 'waived', 'lapsed')),
  owner_post text not null,
  owner_unit text,
  clock jsonb not null
) with (fillfactor = 85);
create index clock_case on clocks.clock (case_id);
create index clock_open_due on clocks.clock (due_at) where state = 'running';

-- p: array of whole clocks; answers how many were written.
create function clocks.f_apply(p jsonb) returns int language plpgsql as $$
declare written int;
begin
  insert into clocks.clock (id, case_id, subject_kind, subject_id, name, state, start_at, due_at, overdue_at, stopped_at,
    result, owner_post, owner_unit, clock)
  select (c->>'id')::uuid, (c->>'caseId')::uuid, c->>'subjectKind', c->>'subjectId', c->>'name', c->>'state',
    to_timestamp((c->>'startMs')::float8 / 1000), to_timestamp((c->>'dueMs')::float8 / 1000),
    to_timestamp((c->>'overdueAtMs')::float8 / 1000), to_timestamp((c->>'stoppedMs')::float8 / 1000),
    c->>'result', c->>'ownerPost', c->>'ownerUnit', c
  from jsonb_array_elements(p) as c
  on conflict (id) do update set state = excluded.state, due_at = excluded.due_at, overdue_at = excluded.overdue_at,
    stopped_at = excluded.stopped_at, result = excluded.result, owner_post = excluded.owner_post,
    owner_unit = excluded.owner_unit, clock = excluded.clock;
  get diagnostics written = row_count;
  return written;
end $$;

create view clocks.v_clock as
select case_id, subject_kind, subject_id, name, state, start_at, due_at, overdue_at, stopped_at, result, owner_post, owner_unit, clock
from clocks.clock;

-- The district's calendar as it was loaded; the newest version of a key is in force.
create table clocks.calendar (
  key text not null,
  version int not null,
  data jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (key, version)
);
