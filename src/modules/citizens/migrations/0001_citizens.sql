-- What citizens send without an account. Follow codes, phones, addresses and WeChat ids lie here only as blind indexes.
create table citizens.consent_text (
  -- SHA-256 of both wordings.
  key text primary key,
  zh text not null,
  en text not null,
  first_shown_at timestamptz not null
);

create table citizens.report (
  case_id uuid primary key,
  case_no text not null unique,
  -- Chosen by the browser; the same draft becomes one case.
  draft_id uuid not null unique,
  -- Under which the citizen is the appellant of the case; nobody signs in by it.
  appellant_id uuid not null,
  follow_index text not null unique,
  phone_index text,
  we_chat_index text,
  ticket_nonce text not null unique,
  consent_key text not null references citizens.consent_text,
  consented_at timestamptz not null,
  created_at timestamptz not null
);
create index report_we_chat on citizens.report (we_chat_index, created_at desc) where we_chat_index is not null;

-- Pictures on their way, in parts, until a report takes them; cleared when nobody does.
create table citizens.upload (
  id uuid primary key,
  bytes int not null check (bytes > 0),
  created_at timestamptz not null
);
create table citizens.upload_part (
  upload_id uuid not null references citizens.upload on delete cascade,
  at int not null check (at >= 0),
  data bytea not null,
  primary key (upload_id, at)
);

-- How often somebody did something within an hour or a day.
create table citizens.tally (
  kind text not null,
  subject text not null,
  since timestamptz not null,
  count int not null,
  primary key (kind, subject, since)
);

create table citizens.phone_code (
  case_id uuid primary key references citizens.report,
  code_index text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0
);

-- What a phone code or a WeChat sign-in gives: a key for a while. Without a case: all of that WeChat id.
create table citizens.pass (
  key_index text primary key,
  case_id uuid references citizens.report,
  we_chat_index text,
  expires_at timestamptz not null,
  check ((case_id is null) <> (we_chat_index is null))
);

create table citizens.facts (
  id uuid primary key,
  case_id uuid not null references citizens.report,
  at timestamptz not null
);

create table citizens.rating (
  case_id uuid not null references citizens.report,
  -- Of the case, one more with each reopening; leg of work within it.
  round int not null,
  leg int not null,
  solved boolean not null,
  satisfied boolean not null,
  text_sealed text,
  -- It was the call-back itself.
  as_callback boolean not null,
  at timestamptz not null,
  primary key (case_id, round, leg)
);
