-- Every comparison of the rollups with the full computation, and each figure that differed and was made anew.
create table indicators.check_run (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  by_name text not null,
  cases int not null default 0,
  rows int not null default 0,
  differing int not null default 0,
  fault text
);
create index check_run_started on indicators.check_run (started_at desc);

create table indicators.difference (
  run_id uuid not null references indicators.check_run,
  no int not null,
  what text not null check (what in ('case', 'row')),
  period text not null,
  kind text,
  scope text,
  imported boolean,
  case_id uuid,
  indicator text,
  kept text not null,
  reckoned text not null,
  primary key (run_id, no)
);
comment on table indicators.difference is 'append-only: every figure that was found to differ';
