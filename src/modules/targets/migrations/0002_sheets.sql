-- How the figure of a target at the end of its year is known: one row a target, whatever sheets and tables show it.
-- What is drawn from elsewhere is reckoned anew at every look; only what a person states lies here.
create table targets.actual (
  target_id uuid primary key references targets.target on delete cascade,
  source text not null check (source in ('typed', 'ledger', 'projects', 'survey', 'indicator')),
  -- As typed.
  printed text,
  -- What is drawn: a sum of the ledger, targets of projects, a survey, a figure of another module.
  selection jsonb,
  -- Of an expected result: what it has come to.
  degree text check (degree in ('met', 'partly', 'notMet')),
  -- What proves a typed value.
  note text not null default '',
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  check (source = 'typed' or (printed is null and selection is not null))
);

-- The self-evaluation sheet of a plan: words of people and where it is in the chain. Figures are never here.
create table targets.sheet (
  plan_id uuid primary key references targets.plan,
  state text not null default 'draft' check (state in ('draft', 'submitted', 'reviewed', 'signed', 'returned')),
  -- The version that is being prepared, or was signed last.
  edition int not null default 1,
  execution_reason text not null default '',
  deviation_reasons text not null default '',
  improvement text not null default '',
  use_of_results text not null default '',
  -- Everybody who has written into it, over all editions (four eyes).
  fillers text[] not null default '{}',
  submitted_by text,
  submitted_by_name text,
  submitted_at timestamptz,
  reviewed_by text,
  reviewed_by_name text,
  reviewed_at timestamptz,
  signed_by text,
  signed_by_name text,
  signed_at timestamptz,
  -- Why it was sent back or reopened last.
  why text,
  version int not null default 1,
  saved_by_name text not null,
  saved_at timestamptz not null
);

create table targets.sheet_row (
  plan_id uuid not null references targets.sheet on delete cascade,
  target_id uuid not null references targets.target on delete cascade,
  reason text not null default '',
  measure text not null default '',
  -- Why the result is far off its target.
  off_target text not null default '',
  -- Where no formula gives the points: the share of the weight that is claimed, within the band of the degree.
  share_percent numeric check (share_percent between 0 and 100 and scale(share_percent) <= 6),
  primary key (plan_id, target_id)
);

-- What has come of a goal by the end of a year, in words.
create table targets.goal_result (
  plan_id uuid not null references targets.sheet on delete cascade,
  goal_id uuid not null references targets.goal on delete cascade,
  text text not null,
  primary key (plan_id, goal_id)
);

-- Findings that the filler has answered instead of mending; kept with the sheet.
create table targets.acknowledgement (
  plan_id uuid not null references targets.sheet on delete cascade,
  key text not null,
  reason text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (plan_id, key)
);

create table targets.sheet_step (
  id uuid primary key,
  plan_id uuid not null,
  edition int not null,
  command text not null check (command in ('submit', 'withdraw', 'pass', 'return', 'sign', 'reopen')),
  from_state text not null,
  to_state text not null,
  why text not null default '',
  -- Findings that were quoted when it was sent back.
  quoted jsonb not null default '[]',
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index sheet_step_plan on targets.sheet_step (plan_id, at);
comment on table targets.sheet_step is 'append-only: who submitted, reviewed, sent back, signed or reopened a sheet, when and why';

create table targets.sheet_edition (
  plan_id uuid not null,
  edition int not null,
  -- Facts, sheet, scheme, score and findings as they stood; decimals as text.
  body jsonb not null,
  -- SM3 over the hash before and the body.
  hash text not null,
  previous_hash text,
  why text,
  signed_by text not null,
  signed_by_name text not null,
  signed_at timestamptz not null,
  primary key (plan_id, edition)
);
comment on table targets.sheet_edition is 'append-only: every signed version of a sheet, frozen, chained by SM3';

-- Sheets of others or of former years, as printed; never mixed with our own. What is wrong with them is found at every look.
create table targets.imported_set (
  id uuid primary key,
  name text not null,
  origin text not null check (origin in ('json', 'xlsx')),
  district text not null,
  district_key text not null,
  year int not null check (year between 1990 and 2100),
  unit text not null,
  -- Key of the scheme that it is scored by.
  scheme text not null,
  file_id uuid,
  sheet_count int not null,
  body jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
create index imported_set_newest on targets.imported_set (at desc, id desc);
