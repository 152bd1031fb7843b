-- Files and notes that prove an actual.
create table targets.evidence (
  id uuid primary key,
  target_id uuid not null references targets.target on delete cascade,
  year int not null,
  file_id uuid,
  note text not null default '',
  added_by text not null,
  added_by_name text not null,
  added_at timestamptz not null,
  check (file_id is not null or note <> '')
);
create index evidence_target on targets.evidence (target_id, year, added_at);

-- Targets whose evidence is what somebody has stated, such as years of expected use: never measured, always shown as 陈述.
create table targets.stated_target (
  target_id uuid primary key references targets.target on delete cascade,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);

create table targets.statement (
  target_id uuid primary key references targets.stated_target on delete cascade,
  text text not null,
  stated_by text not null,
  stated_on date not null,
  basis text not null,
  version int not null default 1,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);

create table targets.statement_change (
  id uuid primary key,
  target_id uuid not null,
  before jsonb,
  after jsonb,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
comment on table targets.statement_change is 'append-only: what was stated before and after, by whom it was written down and when';
create index statement_change_target on targets.statement_change (target_id, at);

-- The last fence behind the rule that handlers refuse in words: a statement never becomes a measured value.
create function targets.f_refuse_measured() returns trigger language plpgsql as $$
begin
  if exists (select 1 from targets.stated_target s where s.target_id = new.target_id) then
    raise exception 'the evidence of target % is a statement: it has no measured value', new.target_id;
  end if;
  return new;
end $$;
create trigger actual_not_of_statement before insert or update on targets.actual
  for each row execute function targets.f_refuse_measured();
