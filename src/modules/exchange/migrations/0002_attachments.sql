-- Pictures and documents that messages of the city name. They are fetched after the message has been carried out: no order waits for one.
create table exchange.attachment (
  thread text collate "C" not null,
  seq int not null,
  place int not null,
  attachment_id text not null,
  mime text not null,
  bytes int not null,
  sha256 text not null,
  account text not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  last_error text,
  settled_at timestamptz,
  primary key (thread, seq, place),
  foreign key (thread, seq) references exchange.inbound
);
create index attachment_due on exchange.attachment (next_try_at) where state = 'waiting';
