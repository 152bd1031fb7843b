-- What became of each case for the filing rate, by the rules of domain/filing.ts (domain §6.1, §6.2 fileRate). Imported history and
-- tests are left out. An archived case no longer says what it was: its partner, its end or the last line of its record does; whether
-- filing was declined first is looked up only where it ended once, by whatever way.
create view hotline.v_filing as
select s.id, s.case_no, s.channel, s.reported_at, s.state, s.master_id, s.close_kind,
  case when s.stand in ('voided', 'referred', 'merged') then s.stand when s.declined_first then 'declined'
    when s.has_been_filed then 'filed' when s.stand = 'rejected' then 'rejected' when s.close_kind = 'direct' then 'direct'
    when s.open then 'pending' else 'other' end as outcome
from (
  select k.id, k.case_no, k.channel, k.reported_at, k.state, k.master_id, k.close_kind, k.open,
    case when k.state <> 'archived' then k.state when k.master_id is not null then 'merged'
      when k.closed_at is not null then 'closed' else (
        select case e.type when 'ReferredOut' then 'referred' when 'Rejected' then 'rejected' when 'Declined' then 'declined' else 'voided' end
        from cases.v_event e
        where e.case_id = k.id and e.type in ('ReferredOut', 'Rejected', 'Declined', 'Voided', 'VoidApproved', 'Withdrawn')
        order by e.seq desc limit 1) end as stand,
    k.state_data->'at'->>'endedAt' is not null and coalesce((
      select e.type = 'Declined' from cases.v_event e
      where e.case_id = k.id and e.type in ('Filed', 'DirectOrderReceived', 'Declined') order by e.seq limit 1), false) as declined_first,
    k.state_data->'at'->>'filedAt' is not null as has_been_filed
  from cases.v_case k
  where not k.imported and not coalesce((k.state_data->'flags'->>'test')::boolean, false)) s;
