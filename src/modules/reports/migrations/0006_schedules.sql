-- Saved reports that run by themselves, with the rights that their owner has when they run.
create table reports.schedule (
  id uuid primary key,
  query_id uuid not null references reports.query,
  owner_id text not null,
  owner_name text not null,
  rhythm jsonb not null,
  formats text[] not null,
  recipients text[] not null,
  active boolean not null,
  -- Why it was stopped by the house: the owner left, or has no right to it any more, or the report is gone.
  stopped jsonb,
  next_run_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index schedule_next on reports.schedule (next_run_at) where active and removed_at is null;
create index schedule_owner on reports.schedule (owner_id) where removed_at is null;

-- What came of each run; its files lie in the file store. Kept.
create table reports.run (
  id uuid primary key,
  schedule_id uuid not null references reports.schedule,
  report_name text not null,
  owner_id text not null,
  recipients text[] not null,
  due_at timestamptz not null,
  -- Runs before it that were due while nobody was there.
  skipped int not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  lines int,
  sentence jsonb,
  fault jsonb,
  files jsonb not null default '[]'
);
create unique index run_due on reports.run (schedule_id, due_at);
create index run_next on reports.run (next_try_at) where state in ('waiting', 'running');
create index run_recipients on reports.run using gin (recipients);
