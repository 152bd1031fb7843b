-- What is known of a target at the end of a quarter and what is expected of its year; the second quarter is the mid-year look.
create table targets.monitoring_line (
  target_id uuid not null references targets.target on delete cascade,
  quarter int not null check (quarter between 1 and 4),
  -- Up to then: a number in the unit of the target, or words.
  actual numeric check (scale(actual) <= 6),
  actual_text text,
  note text not null default '',
  forecast text not null check (forecast in ('likely', 'atRisk', 'willMiss')),
  reason text not null default '',
  measure text not null default '',
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (target_id, quarter),
  check (actual is not null or actual_text is not null),
  check (forecast = 'likely' or (reason <> '' and measure <> ''))
);

create table targets.report_number (
  unit text not null,
  year int not null,
  last int not null,
  primary key (unit, year)
);

create table targets.quarter_report (
  id uuid primary key,
  unit text not null,
  year int not null,
  quarter int not null check (quarter between 1 and 4),
  -- A report that has gone out is never changed: a later one says why it was made.
  edition int not null,
  no text not null,
  reason text not null default '',
  summary text not null,
  -- All figures as they stood; decimals as text.
  body jsonb not null,
  produced_by text not null,
  produced_by_name text not null,
  produced_at timestamptz not null,
  unique (unit, year, quarter, edition),
  unique (unit, no)
);
comment on table targets.quarter_report is 'append-only: quarterly reports to the management as they went out';
