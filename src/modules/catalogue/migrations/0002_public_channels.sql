-- By which channels the public reports first-hand: nobody of the district or the city has looked into it before.
-- Channels that a district added itself are not; whoever knows them says otherwise.
alter table catalogue.channel_version add column from_public boolean;
update catalogue.channel_version set from_public =
  id in ('hotline962000', 'peopleNetBoard', 'cnhubei', 'enterpriseComplaint', 'wechat', 'web', 'other');
alter table catalogue.channel_version alter column from_public set not null;

create or replace view catalogue.v_channel as
  select distinct on (id) id, code, zh, en, variant, needs_callback, identity_known, deadline_table, entry, active, version,
    from_public
  from catalogue.channel_version order by id, version desc;
