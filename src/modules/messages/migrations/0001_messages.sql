-- A message from a board, a mailbox, a complaint platform or the public web: once by its source and number there.
create table messages.message (
  id uuid primary key,
  source text collate "C" not null,
  external_no text collate "C" not null,
  channel text collate "C" not null,
  confidential boolean not null,
  -- Of a confidential message nothing of its words lies in clear.
  title text,
  sealed_text text,
  sealed_title text,
  sealed_name text,
  sealed_phone text,
  sealed_email text,
  sealed_address text,
  link text,
  published_at timestamptz,
  received_at timestamptz not null,
  case_id uuid,
  case_no text,
  registered_by_name text,
  registered_at timestamptz,
  unique (source, external_no),
  check (not confidential or title is null)
);
create index message_received on messages.message (received_at desc, id desc);
create index message_case on messages.message (case_id) where case_id is not null;

-- What is told to whoever wrote; taken away by its source or as a file.
create table messages.reply (
  id uuid primary key,
  message_id uuid not null references messages.message,
  -- A case that is opened again may be answered again.
  round int not null,
  text text not null,
  made_at timestamptz not null,
  taken_by_name text,
  taken_at timestamptz,
  unique (message_id, round)
);
create index reply_waiting on messages.reply (made_at, id) where taken_at is null;
create index reply_made on messages.reply (made_at desc, id desc);
