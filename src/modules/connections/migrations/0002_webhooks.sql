-- What other systems asked to be told of, and every message to them.
create table connections.webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  topics text[] not null,
  -- only what concerns this unit
  unit text,
  secret_sealed text not null,
  active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null
);

create table connections.delivery (
  id uuid primary key,
  webhook_id uuid not null references connections.webhook,
  topic text not null,
  -- the same happening is told once, however often the house hears of it
  happening text not null,
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz,
  last_status int,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create unique index delivery_happening on connections.delivery (webhook_id, topic, happening);
create index delivery_due on connections.delivery (next_try_at) where state = 'waiting';
create index delivery_listed on connections.delivery (webhook_id, created_at desc, id desc);

-- Calls of programs with a key, a row a day; those with a quota of their own.
create table connections.key_day (
  account text not null,
  day date not null,
  calls int not null default 0,
  refused int not null default 0,
  primary key (account, day)
);
create table connections.key_quota (
  account text primary key,
  calls_a_day int not null check (calls_a_day >= 0),
  set_by text not null,
  set_at timestamptz not null
);

-- One unit asks another for information; the answer, or why there is none.
create table connections.sharing (
  id uuid primary key,
  from_unit text not null,
  to_unit text not null,
  what text not null,
  purpose text not null,
  due_at timestamptz not null,
  state text not null check (state in ('asked', 'given', 'refused')),
  answer text,
  asked_by text not null,
  asked_at timestamptz not null,
  answered_by text,
  answered_at timestamptz
);
create index sharing_asked on connections.sharing (asked_at desc, id desc);
create index sharing_to on connections.sharing (to_unit, state);
