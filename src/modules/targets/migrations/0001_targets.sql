-- What a project, or the department as a whole (project_id null), takes on for a year; proposed and approved as one.
create table targets.plan (
  id uuid primary key,
  project_id uuid,
  unit text not null,
  year int not null check (year between 2000 and 2100),
  -- Key of the scheme (domain §7.2) whose weights it keeps to.
  scheme text not null,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'approved')),
  proposed_by text,
  proposed_by_name text,
  proposed_at timestamptz,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  -- Why the last proposal was sent back.
  refusal text,
  version int not null default 1,
  unique nulls not distinct (project_id, unit, year)
);
create index plan_year on targets.plan (year, unit);

-- Long-term goals hold from `year` to `to_year`; annual ones in their year. Weights are those of the department's goals.
create table targets.goal (
  id uuid primary key,
  project_id uuid,
  unit text not null,
  span text not null check (span in ('longTerm', 'annual')),
  year int not null check (year between 2000 and 2100),
  to_year int not null check (to_year between year and 2100),
  position int not null,
  text text not null,
  weight numeric check (weight between 0 and 100 and scale(weight) <= 6),
  version int not null default 1,
  changed_by text not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  check (span = 'longTerm' or to_year = year)
);
create index goal_project on targets.goal (project_id, year);
create index goal_unit on targets.goal (unit, year) where project_id is null;

create table targets.goal_change (
  id uuid primary key,
  goal_id uuid not null,
  reason text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  before jsonb,
  after jsonb
);
create index goal_change_goal on targets.goal_change (goal_id, at);

create table targets.target (
  id uuid primary key,
  plan_id uuid not null references targets.plan,
  project_id uuid,
  unit text not null,
  year int not null,
  goal_id uuid references targets.goal,
  level1 text not null,
  level2 text not null,
  level3 text not null,
  kind text not null check (kind in ('quantitative', 'qualitative', 'reference')),
  op text check (op in ('>=', '<=', '>', '<', '=')),
  value numeric check (scale(value) <= 6),
  value_unit text,
  -- The words that are expected of a qualitative one.
  text text,
  -- What a reference points to, such as 合同金额.
  ref text,
  -- As approved; what a withdrawn one gives back is reckoned where it is used (domain/redistribute.ts), never stored.
  weight numeric not null check (weight between 0 and 100 and scale(weight) <= 6),
  basis text not null default '',
  previous_1 text,
  previous_2 text,
  direction text generated always as (
    case when op in ('>=', '>') then 'positive' when op in ('<=', '<') then 'reverse' when op = '=' then 'equal' end
  ) stored,
  position int not null,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'approved', 'withdrawn')),
  -- What the checks warned of and the officer saw when it was set.
  acknowledged text[] not null default '{}',
  version int not null default 1,
  check (kind <> 'quantitative' or (op is not null and value is not null and value_unit is not null)),
  check (kind <> 'qualitative' or (op is null and value is null and text is not null)),
  check (kind <> 'reference' or (op is not null and ref is not null and value is null))
);
create index target_plan on targets.target (plan_id, position);
create index target_project on targets.target (project_id, year);
create index target_unit on targets.target (unit, year);

-- Who changed what, when and why. `adjust` and `withdraw` are proposed, then agreed or refused; the others are done at once.
create table targets.target_change (
  id uuid primary key,
  target_id uuid not null,
  kind text not null check (kind in ('set', 'removed', 'proposed', 'approved', 'refused', 'adjust', 'withdraw')),
  state text not null default 'done' check (state in ('done', 'open', 'approved', 'refused', 'takenBack')),
  reason text not null,
  before jsonb,
  after jsonb,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  -- What was said when it was agreed or refused.
  answer text
);
create index target_change_target on targets.target_change (target_id, proposed_at);
create unique index target_change_open on targets.target_change (target_id) where state = 'open';

-- Names of levels and common indicators: the district's data, then what people keep.
create table targets.library_level (
  level1 text not null,
  level2 text not null,
  -- Which column of a summary a first level counts in, whatever a district calls it.
  class text not null check (class in ('cost', 'output', 'benefit', 'satisfaction')),
  position int not null,
  primary key (level1, level2)
);

create table targets.library_entry (
  id uuid primary key,
  level1 text not null,
  level2 text not null,
  level3 text not null,
  kind text not null check (kind in ('quantitative', 'qualitative', 'reference')),
  op text check (op in ('>=', '<=', '>', '<', '=')),
  value numeric check (scale(value) <= 6),
  value_unit text,
  text text,
  ref text,
  basis text not null default '',
  origin text not null check (origin in ('seed', 'person')),
  saved_by text not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  unique (level1, level2, level3)
);
