-- Screens on walls: how each is set up, from where its scenes go on, and what an open one said last.
create table walls.wall (
  key text primary key,
  version int not null default 1,
  setting jsonb not null,
  -- scene and held; without a scene the rotation begins with the first
  steer jsonb not null default '{"scene": null, "held": false}',
  steered_at timestamptz not null default clock_timestamp(),
  shown jsonb,
  shown_at timestamptz
);
