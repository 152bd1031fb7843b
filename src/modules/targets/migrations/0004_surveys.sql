-- Short satisfaction surveys. What was answered and who has answered never stand where one leads to the other:
-- people are in survey_asked, codes in survey_code, and all answers of a survey are counts in one single row without times.
create table targets.survey (
  id uuid primary key,
  unit text not null,
  year int not null check (year between 2000 and 2100),
  title text not null,
  intro text not null default '',
  -- What its figure may feed.
  project_id uuid,
  target_id uuid,
  audience text not null check (audience in ('staff', 'codes')),
  -- Of colleagues: holders of these posts, in these units; no unit means all.
  posts text[] not null default '{}',
  units text[] not null default '{}',
  questions jsonb not null,
  -- {question, kind: share | mean, satisfied: [5, 4]}
  formula jsonb not null,
  opens_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > opens_at),
  copied_from uuid references targets.survey,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'withdrawn')),
  -- Why it was closed before its end, or withdrawn.
  why text,
  closed_at timestamptz,
  -- Codes that were printed and not handed out.
  not_handed_out int not null default 0 check (not_handed_out >= 0),
  -- As it stood at the close: reckoned from the box once, by the formula above.
  figure numeric check (scale(figure) <= 6),
  figure_n int,
  figure_asked int,
  usable boolean,
  version int not null default 1,
  by_id text not null,
  by_name text not null,
  saved_at timestamptz not null,
  check ((state = 'closed') = (closed_at is not null)),
  check (figure is null or (state = 'closed' and figure_n > 0))
);
create index survey_year on targets.survey (year desc, id desc);
create index survey_open on targets.survey (ends_at) where state = 'open';

-- Who was asked, as it stood when the survey was opened. No time: the moment of an answer must not tell whose it was.
create table targets.survey_asked (
  survey_id uuid not null references targets.survey on delete cascade,
  person_id uuid not null,
  answered boolean not null default false,
  primary key (survey_id, person_id)
);
create index survey_asked_person on targets.survey_asked (person_id) where not answered;

-- One-time codes by keyed hash alone; a batch is a place where they are handed out.
create table targets.survey_code (
  code_index text primary key,
  survey_id uuid not null references targets.survey on delete cascade,
  batch text not null,
  used boolean not null default false
);
create index survey_code_survey on targets.survey_code (survey_id, batch);

-- The ballot box: one row a survey, counts of each choice by batch, and free texts in order of the alphabet. One row,
-- so that not even the number of the transaction that wrote it last says more than who came last.
create table targets.survey_box (
  survey_id uuid primary key references targets.survey on delete cascade,
  box jsonb not null
);

-- Wrong codes by keyed hash of the address that they came from; cleared every day.
create table targets.survey_miss (
  key text primary key,
  misses int not null,
  first_at timestamptz not null
);

-- What a closed survey says, for whoever takes it as the actual of a target; not usable: too few have answered.
create view targets.v_survey_figure as
  select id, unit, year, title, project_id, target_id, figure as value, '%'::text as value_unit, figure_n as n,
    figure_asked as asked, usable, closed_at
  from targets.survey where state = 'closed' and figure is not null;
