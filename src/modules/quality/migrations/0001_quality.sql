-- Spot checks: each with its seed, written down once. What was drawn is frozen; what was reported is kept as it was told.
create table quality.plan_number (
  year int primary key,
  last int not null
);

create table quality.plan (
  id uuid primary key,
  no text not null unique,
  title text not null,
  day_from date not null,
  day_to date not null,
  strata text not null check (strata in ('unit', 'street', 'channel', 'majorClass')),
  error_percent int not null,
  confidence_percent int not null,
  seed text not null,
  seed_at timestamptz not null,
  seed_late boolean not null,
  score_by date not null,
  reviewers text[] not null,
  state text not null default 'planned' check (state in ('planned', 'drawn', 'reported', 'cancelled')),
  cancel_reason text,
  by_id text not null,
  by_name text not null,
  -- the district's rules and form as they were when it was drawn
  rules jsonb,
  drawn_at timestamptz,
  list_hash text,
  reported_at timestamptz,
  -- what was told, never reckoned anew
  results jsonb
);
create index plan_period on quality.plan (day_from desc, no desc);

-- Every case of the frame with its key and rank: from seed and ids anyone makes the same list.
create table quality.frame_case (
  plan_id uuid not null references quality.plan,
  case_id uuid not null,
  case_no text not null,
  unit text collate "C" not null,
  area_code text,
  stratum text collate "C" not null,
  certain text check (certain in ('supervision', 'unsolvable')),
  part text not null check (part in ('certain', 'drawn', 'reserve')),
  key text collate "C" not null,
  rank int not null,
  closed_at timestamptz not null,
  closing_ms float8 not null,
  primary key (plan_id, case_id)
);
create index frame_order on quality.frame_case (plan_id, stratum, key);
comment on table quality.frame_case is 'append-only: the frame of each draw as it was';

create table quality.frame_excluded (
  plan_id uuid not null references quality.plan,
  case_id uuid not null,
  case_no text not null,
  why text not null,
  primary key (plan_id, case_id)
);

-- A case that is looked at: drawn, certain, or in the place of one that could not be scored.
create table quality.entry (
  id uuid primary key,
  plan_id uuid not null references quality.plan,
  case_id uuid not null,
  case_no text not null,
  unit text collate "C" not null,
  area_code text,
  stratum text collate "C" not null,
  part text not null check (part in ('certain', 'drawn', 'replacement')),
  certain text,
  second boolean not null,
  replaces uuid references quality.entry,
  state text not null default 'waiting' check (state in ('waiting', 'scored', 'unscorable')),
  -- of the deciding score
  got int,
  applicable int,
  passed boolean,
  findings text[] not null default '{}',
  note text,
  reopen text check (reopen in ('suggested', 'reopened', 'declined')),
  reopen_reason text,
  reopen_by_name text,
  reopen_at timestamptz,
  unique (plan_id, case_id)
) with (fillfactor = 85);
create index entry_case on quality.entry (case_id);
create index entry_unit on quality.entry (unit, plan_id);
create index entry_reopen on quality.entry (plan_id) where reopen = 'suggested';

-- One scoring by one person: 1 first, 2 blind second, 3 deciding.
create table quality.task (
  id uuid primary key,
  entry_id uuid not null references quality.entry,
  plan_id uuid not null references quality.plan,
  turn int not null check (turn between 1 and 3),
  reviewer text,
  marks jsonb not null default '{}',
  findings text[] not null default '{}',
  note text not null default '',
  got int,
  applicable int,
  passed boolean,
  version int not null default 0,
  saved_at timestamptz,
  done_at timestamptz,
  unique (entry_id, turn)
) with (fillfactor = 80);
create index task_reviewer on quality.task (reviewer, done_at);
create index task_plan on quality.task (plan_id);

create table quality.correction (
  id uuid primary key,
  entry_id uuid not null unique references quality.entry,
  task text not null,
  due date not null,
  state text not null check (state in ('open', 'answered', 'accepted')),
  asked_at timestamptz not null,
  asked_by text not null
) with (fillfactor = 85);
create index correction_newest on quality.correction (asked_at desc, id desc);

create table quality.correction_step (
  correction_id uuid not null references quality.correction,
  position int not null,
  kind text not null check (kind in ('asked', 'answered', 'returned', 'accepted')),
  text text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (correction_id, position)
);
comment on table quality.correction_step is 'append-only: what was asked, answered and found of each correction';
