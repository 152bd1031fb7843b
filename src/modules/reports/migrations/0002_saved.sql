-- Reports that people keep, and topic pages made of them. Every change is a version; what was removed is kept.
create table reports.query (
  id uuid primary key,
  owner_id text not null,
  owner_name text not null,
  name text not null,
  note text not null,
  shared boolean not null default false,
  version int not null,
  query jsonb not null,
  uses int not null default 0,
  used_at timestamptz,
  changed_at timestamptz not null,
  removed_at timestamptz
);
create index query_owner on reports.query (owner_id) where removed_at is null;
create index query_shared on reports.query (name) where shared and removed_at is null;

create table reports.query_version (
  query_id uuid not null references reports.query,
  version int not null,
  name text not null,
  note text not null,
  query jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (query_id, version)
);
comment on table reports.query_version is 'append-only: every version of every saved report';

create table reports.topic (
  id uuid primary key,
  name text not null,
  intro text not null,
  position int not null,
  published boolean not null,
  posts text[] not null,
  version int not null,
  blocks jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  removed_at timestamptz
);

create table reports.topic_version (
  topic_id uuid not null references reports.topic,
  version int not null,
  topic jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (topic_id, version)
);
comment on table reports.topic_version is 'append-only: every version of every topic page';
