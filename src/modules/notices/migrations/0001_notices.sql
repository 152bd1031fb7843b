-- What people are told: a line in the inbox of each, and messages that leave the house.

create table notices.kind (
  id text primary key,
  place int not null,
  zh text not null,
  en text not null,
  channels text[] not null,
  changed_by text not null,
  changed_at timestamptz not null default clock_timestamp()
);

create table notices.notice (
  id uuid primary key,
  person_id text not null,
  kind text not null references notices.kind,
  level text check (level in ('orange', 'red', 'redDaily')),
  title_zh text not null,
  title_en text not null,
  text_zh text not null,
  text_en text not null,
  link text,
  case_id uuid,
  -- More than one: a bundle; its parts are in notices.part.
  count int not null default 1,
  at timestamptz not null,
  read_at timestamptz,
  dedupe_key text not null
) with (fillfactor = 85);
create unique index notice_once on notices.notice (person_id, dedupe_key);
create index notice_inbox on notices.notice (person_id, at desc, id desc);
create index notice_unread on notices.notice (person_id, level) where read_at is null;
create index notice_at on notices.notice (at);

create table notices.part (
  notice_id uuid not null references notices.notice on delete cascade,
  no bigint generated always as identity,
  clock_id uuid not null,
  told_for timestamptz not null,
  level text not null,
  case_id uuid not null,
  title_zh text not null,
  title_en text not null,
  primary key (notice_id, clock_id, told_for)
);

-- That a clock was warned of: once for each instant at which something was to be said (domain §5.3).
create table notices.told (
  clock_id uuid not null,
  told_for timestamptz not null,
  level text not null,
  case_id uuid not null,
  receivers int not null,
  told_at timestamptz not null,
  primary key (clock_id, told_for)
);
create index told_at on notices.told (told_at);

create table notices.outgoing (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'officeChat')),
  kind text not null,
  notice_id uuid references notices.notice on delete set null,
  person_id text not null,
  -- Null while it waits: a bundle still grows, so its words are taken when it is sent.
  text text,
  status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz,
  last_error text,
  simulated boolean not null default false,
  created_at timestamptz not null,
  sent_at timestamptz,
  dedupe_key text not null
) with (fillfactor = 85);
create unique index outgoing_once on notices.outgoing (dedupe_key);
create index outgoing_due on notices.outgoing (next_try_at) where status in ('waiting', 'sending');
create index outgoing_newest on notices.outgoing (created_at desc, id desc);
