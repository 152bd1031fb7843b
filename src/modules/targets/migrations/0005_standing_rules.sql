-- Documents behind the word 健全: standing rules and archive rules with an owner and a day by which they are looked at again.
create table targets.standing_rule (
  id uuid primary key,
  unit text not null,
  title text not null,
  no text not null default '',
  kind text not null check (kind in ('management', 'archive', 'safety', 'finance', 'operation', 'other')),
  owner_id uuid not null,
  owner_name text not null,
  issued_on date not null,
  -- As set when it was issued; reviews set it anew.
  review_due date not null check (review_due > issued_on),
  -- Where it stands: a file, or words that find it.
  reference text not null default '',
  file_id uuid,
  supersedes uuid unique references targets.standing_rule,
  ended_on date,
  end_reason text,
  version int not null default 1,
  by_id text not null,
  by_name text not null,
  saved_at timestamptz not null,
  check (supersedes <> id),
  check ((ended_on is null) = (end_reason is null))
);
create index standing_rule_unit on targets.standing_rule (unit, title);
create index standing_rule_owner on targets.standing_rule (owner_id);

create table targets.rule_review (
  id uuid primary key,
  rule_id uuid not null references targets.standing_rule,
  reviewed_on date not null,
  next_due date not null check (next_due > reviewed_on),
  note text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
comment on table targets.rule_review is 'append-only: a standing rule was looked at and holds on, by whom and until when';
create index rule_review_rule on targets.rule_review (rule_id, reviewed_on);

-- The set of documents that a qualitative target rests on.
create table targets.target_rule (
  target_id uuid not null references targets.target on delete cascade,
  rule_id uuid not null references targets.standing_rule,
  primary key (target_id, rule_id)
);
create index target_rule_rule on targets.target_rule (rule_id);
