-- A month's figures as they were published: never changed afterwards. What is found out later stands beside them.
create table indicators.snapshot (
  month text collate "C" primary key,
  as_of timestamptz not null,
  book_version text not null,
  -- Version of each indicator's definition.
  formulas jsonb not null,
  -- SHA-256 over the lines of the export that the figures were reckoned from.
  digest text not null,
  cases int not null,
  frozen_by text not null,
  frozen_at timestamptz not null
);
comment on table indicators.snapshot is 'append-only: a month is frozen once';

create table indicators.snapshot_figures (
  month text collate "C" not null references indicators.snapshot,
  kind text collate "C" not null,
  indicator text collate "C" not null,
  -- [scope, basis, numerator, denominator, value] each, exact fractions as texts.
  figures jsonb not null,
  primary key (month, kind, indicator)
);
comment on table indicators.snapshot_figures is 'append-only: figures as they were frozen';

-- A month that is to be frozen: reckoned by a job, which takes the row away.
create table indicators.freeze_request (
  month text collate "C" primary key,
  by_name text not null,
  asked_at timestamptz not null,
  fault text
);

create table indicators.adjustment (
  id uuid primary key,
  month text collate "C" not null references indicators.snapshot,
  kind text not null,
  indicator text not null,
  scope text not null,
  basis text not null,
  reason text not null,
  state text not null check (state in ('reckoning', 'asked', 'same', 'approved', 'refused')),
  -- [numerator, denominator, value] as frozen and as reckoned when it was asked for.
  old_figure jsonb,
  new_figure jsonb,
  as_of timestamptz,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision text
);
create index adjustment_month on indicators.adjustment (month, asked_at);
