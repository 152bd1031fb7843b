-- Heads by month: people on the establishment, and people hired beside it.
create table ledger.headcount_year (
  unit text not null,
  year int not null check (year between 2000 and 2100),
  version int not null default 1,
  saved_at timestamptz not null,
  primary key (unit, year)
);

create table ledger.headcount (
  unit text not null,
  year int not null,
  month int not null check (month between 1 and 12),
  kind text not null check (kind in ('staff', 'contract')),
  heads int not null check (heads between 0 and 100000),
  primary key (unit, year, month, kind),
  foreign key (unit, year) references ledger.headcount_year
);

-- How a saving is reckoned: text in a small language of its own, read by the domain and never by a database or an engine.
create table ledger.saving_formula (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  zh text not null,
  en text not null,
  sort text not null check (sort in ('money', 'material')),
  expression text not null,
  inputs jsonb not null,
  unit text not null,
  decimals int not null check (decimals between 0 and 6),
  version int not null default 1,
  saved_at timestamptz not null
);

create table ledger.saving (
  id uuid primary key,
  unit text not null,
  year int not null check (year between 2000 and 2100),
  project_id uuid references ledger.project,
  title text not null,
  formula_id uuid not null references ledger.saving_formula,
  -- The formula as it was when the saving was written down: a later change of it changes no result.
  formula jsonb not null,
  inputs jsonb not null,
  withdrawn text,
  by_id text not null,
  by_name text not null,
  version int not null default 1,
  saved_at timestamptz not null
);
create index saving_year on ledger.saving (year desc, unit, saved_at desc, id desc);
