-- The connection to the city. One row; key and secret lie sealed.
create table exchange.connection (
  one boolean primary key default true check (one),
  enabled boolean not null,
  base_url text not null,
  our_name text not null,
  city_name text not null,
  key_sealed text,
  secret_sealed text not null,
  first_retry_seconds int not null,
  most_retry_seconds int not null,
  stuck_after_minutes int not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- How the last deliveries went; apart, so that settings are not rewritten each second.
create table exchange.pulse (
  one boolean primary key default true check (one),
  last_sent_at timestamptz,
  last_received_at timestamptz,
  last_error text,
  last_error_at timestamptz
);
insert into exchange.pulse default values;

-- One matter between city and district, with two series of messages that are each counted from 1.
create table exchange.thread (
  id text collate "C" primary key,
  case_id uuid unique,
  -- Up to here messages of the city have been carried out, refused or skipped.
  down_done int not null default 0,
  -- Numbers given to messages up so far.
  up_made int not null default 0,
  -- Lines of the case's record that have been told.
  told_seq int not null default 0,
  begun_at timestamptz not null
);

create table exchange.inbound (
  thread text collate "C" not null references exchange.thread,
  seq int not null,
  message_no text not null,
  kind text not null,
  -- Blind: the same message is recognised without keeping it.
  body_index text not null,
  -- Names and phones of citizens are in it: sealed, and dropped once it has been carried out.
  body_sealed text,
  account text not null,
  state text not null check (state in ('waiting', 'done', 'refused', 'skipped')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  last_code text,
  last_error text,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  settled_at timestamptz,
  note text,
  primary key (thread, seq)
);
create unique index inbound_no on exchange.inbound (message_no);
create index inbound_due on exchange.inbound (next_try_at) where state = 'waiting';

create table exchange.outbound (
  thread text collate "C" not null references exchange.thread,
  seq int not null,
  message_no uuid not null,
  kind text not null,
  body jsonb not null,
  state text not null check (state in ('waiting', 'sent')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  -- Another process is sending it until then.
  leased_until timestamptz,
  last_error text,
  made_at timestamptz not null,
  settled_at timestamptz,
  note text,
  primary key (thread, seq)
);
create unique index outbound_no on exchange.outbound (message_no);
create index outbound_due on exchange.outbound (next_try_at) where state = 'waiting';
create index outbound_head on exchange.outbound (thread, seq) where state = 'waiting';

-- Envelopes of the last minutes: none is taken twice.
create table exchange.nonce (
  nonce text primary key,
  at timestamptz not null
);
create index nonce_at on exchange.nonce (at);

create table exchange.ask (
  message_no uuid primary key,
  thread text collate "C" not null references exchange.thread,
  ask text not null check (ask in ('return', 'extension')),
  reason text not null,
  due timestamptz,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'granted', 'refused')),
  answer text,
  answered_at timestamptz
);
create unique index ask_open on exchange.ask (thread) where state = 'open';

create table exchange.reconciliation (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz,
  ours int not null default 0,
  theirs int not null default 0,
  differences int not null default 0,
  error text
);
create table exchange.difference (
  run_id uuid not null references exchange.reconciliation on delete cascade,
  thread text collate "C" not null,
  kind text not null,
  ours text not null,
  theirs text not null,
  primary key (run_id, thread, kind)
);
