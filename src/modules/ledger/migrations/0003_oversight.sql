-- What deputies ask about budget and execution, and what they are told.
create table ledger.question_number (
  year int primary key,
  last int not null
);

create table ledger.question (
  id uuid primary key,
  no text not null unique,
  -- What it is about: a project, or a table of a year, and the figure as it was seen then.
  project_id uuid references ledger.project,
  table_key text,
  year int not null check (year between 2000 and 2100),
  figure text,
  state text not null check (state in ('asked', 'answered', 'followedUp')),
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- By when an answer is expected; null once it was given.
  answer_by date,
  said_at timestamptz not null,
  check ((project_id is null) <> (table_key is null)),
  check ((state = 'answered') = (answer_by is null))
);
create index question_newest on ledger.question (said_at desc, id desc);
create index question_asker on ledger.question (asked_by, said_at desc);
create index question_waiting on ledger.question (answer_by) where state <> 'answered';

create table ledger.question_entry (
  question_id uuid not null references ledger.question,
  n int not null,
  kind text not null check (kind in ('question', 'answer', 'followUp')),
  text text not null,
  by_id text not null,
  by_name text not null,
  by_post text not null,
  at timestamptz not null,
  primary key (question_id, n)
);
comment on table ledger.question_entry is 'append-only: what was asked and answered, in order';
