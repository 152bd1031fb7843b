-- Contracts of projects: what was bought, at which points of the work it is accepted, and which share of the price falls
-- due with each. What was paid of an instalment stands in ledger.payment and nowhere else.
create table ledger.contract (
  id uuid primary key,
  project_id uuid not null references ledger.project,
  no text not null constraint contract_no unique,
  name text not null,
  party text not null,
  price numeric(21,6) not null check (price > 0),
  signed_on date not null,
  remark text not null default '',
  -- How the signed paper is found, and the file where it was sent.
  document text not null,
  document_id uuid,
  by_id text not null,
  by_name text not null,
  version int not null default 1,
  saved_at timestamptz not null
);
create index contract_project on ledger.contract (project_id);
create index contract_newest on ledger.contract (signed_on desc, id desc);

create table ledger.contract_source (
  contract_id uuid not null references ledger.contract,
  place int not null,
  source text not null references ledger.source,
  amount numeric(21,6) not null check (amount > 0),
  primary key (contract_id, source)
);

create table ledger.milestone (
  id uuid primary key,
  contract_id uuid not null references ledger.contract,
  place int not null,
  name text not null,
  planned_on date not null,
  accepted_on date,
  accepted_document text,
  accepted_document_id uuid,
  accepted_by text,
  accepted_by_name text,
  accepted_at timestamptz,
  check ((accepted_on is null) = (accepted_by is null)),
  check ((accepted_on is null) = (accepted_document is null))
);
create index milestone_contract on ledger.milestone (contract_id, place);
create index milestone_waiting on ledger.milestone (planned_on) where accepted_on is null;

create table ledger.instalment (
  id uuid primary key,
  contract_id uuid not null references ledger.contract,
  place int not null,
  milestone_id uuid not null references ledger.milestone,
  percent numeric(9,6) not null check (percent > 0 and percent <= 100),
  -- Why another sum was paid than its percent of the price.
  difference_reason text
);
create index instalment_contract on ledger.instalment (contract_id, place);

create view ledger.v_contract as
  select c.id, c.project_id, c.no, c.name, c.price, c.signed_on,
    (select jsonb_agg(jsonb_build_object('source', s.source, 'amount', s.amount::text) order by s.place)
       from ledger.contract_source s where s.contract_id = c.id) as sources,
    (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'percent', i.percent::text, 'milestone', m.name,
        'plannedOn', m.planned_on, 'acceptedOn', m.accepted_on, 'paid', x.paid::text, 'paidOn', x.paid_on) order by i.place), '[]')
       from ledger.instalment i join ledger.milestone m on m.id = i.milestone_id
       left join lateral (select nullif(sum(p.amount), 0) as paid, max(p.paid_on) filter (where p.amount > 0) as paid_on
         from ledger.payment p where p.instalment_id = i.id) x on true
      where i.contract_id = c.id) as instalments
  from ledger.contract c;
comment on view ledger.v_contract is 'contracts in yuan with their sources of money and instalments; paid is null where nothing was paid';
