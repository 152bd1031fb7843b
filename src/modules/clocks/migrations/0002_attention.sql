-- When somebody has to be told of a clock next (orange, red, then daily while red), and the due that people were told.
-- attention_at is null when a clock has ended, is paused, or has no due. Rows from before this step are reckoned once by
-- the job clocks.fillAttention (attention_known).

alter table clocks.clock
  add column attention_at timestamptz,
  add column attention_known boolean not null default false,
  add column told jsonb,
  add column told_due_at timestamptz;
alter table clocks.clock alter column attention_known set default true;
create index clock_attention on clocks.clock (attention_at) where attention_at is not null;
create index clock_attention_unknown on clocks.clock (id) where not attention_known and state = 'running';

create or replace view clocks.v_clock as
select case_id, subject_kind, subject_id, name, state, start_at, due_at, overdue_at, stopped_at, result, owner_post,
  owner_unit, clock, id, attention_at, told, told_due_at
from clocks.clock;

-- p: array of whole clocks; answers how many were written. An instant of attention that has come already and was not yet
-- taken stays: whoever takes it looks at the clock as it is then.
create or replace function clocks.f_apply(p jsonb) returns int language plpgsql as $$
declare written int;
begin
  insert into clocks.clock (id, case_id, subject_kind, subject_id, name, state, start_at, due_at, overdue_at, stopped_at,
    result, owner_post, owner_unit, clock, attention_at)
  select (c->>'id')::uuid, (c->>'caseId')::uuid, c->>'subjectKind', c->>'subjectId', c->>'name', c->>'state',
    to_timestamp((c->>'startMs')::float8 / 1000), to_timestamp((c->>'dueMs')::float8 / 1000),
    to_timestamp((c->>'overdueAtMs')::float8 / 1000), to_timestamp((c->>'stoppedMs')::float8 / 1000),
    c->>'result', c->>'ownerPost', c->>'ownerUnit', c, to_timestamp((c->>'attentionMs')::float8 / 1000)
  from jsonb_array_elements(p) as c
  on conflict (id) do update set state = excluded.state, due_at = excluded.due_at, overdue_at = excluded.overdue_at,
    stopped_at = excluded.stopped_at, result = excluded.result, owner_post = excluded.owner_post,
    owner_unit = excluded.owner_unit, clock = excluded.clock, attention_known = true,
    attention_at = case
      when excluded.attention_at is null then null
      when clock.attention_at <= to_timestamp((excluded.clock->>'reckonedMs')::float8 / 1000) then clock.attention_at
      else excluded.attention_at end;
  get diagnostics written = row_count;
  return written;
end $$;

-- Clocks that somebody has to be told of by p_now, the longest waiting first; locked until the transaction ends, and left
-- out by whoever asks meanwhile. `clocks.attentionAfter` says what is to be told.
create function clocks.f_take_attention(p_now timestamptz, p_limit int) returns setof clocks.v_clock language sql as $$
  select case_id, subject_kind, subject_id, name, state, start_at, due_at, overdue_at, stopped_at, result, owner_post,
    owner_unit, clock, id, attention_at, told, told_due_at
  from clocks.clock where attention_at <= p_now order by attention_at limit p_limit for update skip locked
$$;

-- p: [{id, attentionMs, told}]; told is what was said, in the words of whoever said it, and null when nothing was.
create function clocks.f_set_attention(p jsonb) returns int language plpgsql as $$
declare written int;
begin
  update clocks.clock k set
    attention_at = to_timestamp(a."attentionMs" / 1000),
    told = coalesce(nullif(a.told, 'null'), k.told),
    told_due_at = case when nullif(a.told, 'null') is null then k.told_due_at else k.due_at end
  from jsonb_to_recordset(p) as a(id uuid, "attentionMs" float8, told jsonb)
  where k.id = a.id;
  get diagnostics written = row_count;
  return written;
end $$;
