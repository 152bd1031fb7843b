-- What is asked of the platform on which departments share data is a sharing like any other, so that it is counted with its times;
-- to_unit is then 'dataPlatform'.
create table connections.platform_request (
  sharing uuid primary key references connections.sharing (id),
  dataset text not null,
  basis text not null,
  simulated boolean not null,
  -- the platform's own number; null: not sent yet
  no text,
  next_at timestamptz not null,
  tries int not null default 0,
  trouble text,
  is_over boolean not null default false
);
create index platform_request_next on connections.platform_request (next_at) where not is_over;
