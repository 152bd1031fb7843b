-- All amounts are yuan (元), exact; 万元 is a way to write them, never to store them.

-- Where money comes from, and what it may be spent on: data of the district.
create table ledger.source (
  id text primary key,
  zh text not null,
  en text not null,
  -- What it is in the tables of a department: money of the year, what was left of the year before, or of others.
  income text not null check (income in ('fiscal', 'carryOver', 'superior', 'business', 'operating', 'subsidiary', 'other')),
  -- The budget it belongs to; null for money that is not of the treasury.
  fund text check (fund in ('general', 'governmentFund', 'stateCapital')),
  place int not null
);

create table ledger.functional_item (
  code text primary key check (code ~ '^[0-9]{3}([0-9]{2}){0,2}$'),
  zh text not null
);

create table ledger.economic_class (
  code text primary key check (code ~ '^[0-9]{3}([0-9]{2})?$'),
  zh text not null,
  -- What it is in the table of vehicles, receptions and travel abroad (三公); null for all else.
  three_public text check (three_public in ('abroad', 'reception', 'vehicleUse', 'vehiclePurchase'))
);

-- 部门预算项目 of every kind; basic spending (salaries, public funds) is an entry of the same kind.
create table ledger.project (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  short_names text[] not null default '{}',
  former_names text[] not null default '{}',
  unit text not null,
  kind text not null check (kind in ('project', 'basic')),
  class text check (class in ('department', 'districtSpecial', 'transfer')),
  attribute text check (attribute in ('continuing', 'new')),
  type text check (type in ('perennial', 'extended', 'oneOff')),
  -- Of basic spending: who or what it pays for.
  basic_part text check (basic_part in ('personnel', 'operating')),
  implementer text not null,
  from_year int not null check (from_year between 2000 and 2100),
  to_year int check (to_year between from_year and 2100),
  version int not null default 1,
  saved_at timestamptz not null,
  check ((kind = 'basic') = (basic_part is not null)),
  check ((kind = 'project') = (class is not null and attribute is not null and type is not null))
);
create index project_unit on ledger.project (unit, kind, name);

-- A year of a unit: drafted, adopted (批复), closed (结转).
create table ledger.fiscal_year (
  unit text not null,
  year int not null check (year between 2000 and 2100),
  state text not null check (state in ('draft', 'adopted', 'closed')),
  document_no text,
  adopted_on date,
  -- What the document gives the unit in all: the sum that its projects must come to.
  approved numeric(21,6) check (approved >= 0),
  -- Why it was adopted although sums did not agree.
  despite text,
  closed_on date,
  version int not null default 1,
  saved_at timestamptz not null,
  primary key (unit, year)
);

-- What a budget gives at the beginning of the year, or a line of nothing that adjustments fill.
create table ledger.budget_line (
  id uuid primary key,
  project_id uuid not null references ledger.project,
  year int not null check (year between 2000 and 2100),
  source text not null references ledger.source,
  fund text check (fund in ('general', 'governmentFund', 'stateCapital')),
  functional text not null references ledger.functional_item,
  economic text not null references ledger.economic_class,
  initial numeric(21,6) not null check (initial >= 0),
  note text not null default '',
  version int not null default 1,
  saved_at timestamptz not null,
  constraint budget_line_once unique nulls not distinct (project_id, year, source, fund, functional, economic)
);
create index budget_line_year on ledger.budget_line (year, project_id);

create table ledger.adjustment (
  id uuid primary key,
  line_id uuid not null references ledger.budget_line,
  amount numeric(21,6) not null check (amount <> 0),
  document_no text not null,
  adjusted_on date not null,
  reason text not null,
  -- The adjustment that this one takes back.
  corrects uuid unique references ledger.adjustment,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
comment on table ledger.adjustment is 'append-only: changes of a budget during its year; a mistake is taken back by a line of its own';
create index adjustment_line on ledger.adjustment (line_id);

-- 项目支出明细测算
create table ledger.estimate_line (
  id uuid primary key,
  project_id uuid not null references ledger.project,
  year int not null check (year between 2000 and 2100),
  place int not null,
  activity text not null,
  content text not null,
  economic text not null references ledger.economic_class,
  quantity numeric(21,6) check (quantity >= 0),
  quantity_unit text,
  unit_price numeric(21,6) check (unit_price >= 0),
  amount numeric(21,6) not null check (amount >= 0),
  basis text not null,
  version int not null default 1,
  saved_at timestamptz not null
);
create index estimate_line_year on ledger.estimate_line (project_id, year, place);

-- 项目采购
create table ledger.procurement_line (
  id uuid primary key,
  project_id uuid not null references ledger.project,
  year int not null check (year between 2000 and 2100),
  place int not null,
  name text not null,
  kind text not null check (kind in ('goods', 'services', 'works')),
  quantity text not null,
  amount numeric(21,6) not null check (amount >= 0),
  method text not null,
  version int not null default 1,
  saved_at timestamptz not null
);
create index procurement_line_year on ledger.procurement_line (project_id, year, place);

create table ledger.payment (
  id uuid primary key,
  line_id uuid not null references ledger.budget_line,
  -- Below zero: takes a payment back.
  amount numeric(21,6) not null check (amount <> 0),
  paid_on date not null,
  payee text not null,
  -- What it was spent on; the line says what it was meant for.
  economic text not null references ledger.economic_class,
  voucher_no text not null,
  text text not null,
  instalment_id uuid,
  reverses uuid unique references ledger.payment,
  reason text,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  check ((reverses is null) = (amount > 0)),
  check ((reverses is null) = (reason is null))
);
comment on table ledger.payment is 'append-only: what was paid; a mistake is taken back by a line of its own';
create index payment_line on ledger.payment (line_id, paid_on);
create index payment_instalment on ledger.payment (instalment_id) where instalment_id is not null;

-- What was left of a line at the end of its year, and how much of it went on to the next.
create table ledger.carry_over (
  line_id uuid primary key references ledger.budget_line,
  remaining numeric(21,6) not null check (remaining > 0),
  carried numeric(21,6) not null check (carried between 0 and remaining),
  to_line_id uuid references ledger.budget_line,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  check ((carried = 0) = (to_line_id is null))
);
comment on table ledger.carry_over is 'append-only: what was left at the end of a year and where it went';

-- Who changed what can be changed, when and why.
create table ledger.change (
  id uuid primary key,
  project_id uuid references ledger.project,
  unit text not null,
  year int,
  object_kind text not null,
  object_id text not null,
  action text not null check (action in ('added', 'changed', 'removed')),
  before jsonb,
  after jsonb,
  why text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null
);
comment on table ledger.change is 'append-only: every change of a project, of a line of it and of a year';
create index change_project on ledger.change (project_id, at desc);
create index change_year on ledger.change (unit, year, at desc);

create view ledger.v_project as
  select id, key, name, short_names, former_names, unit, kind, class, attribute, type, basic_part, implementer, from_year, to_year
    from ledger.project;
comment on view ledger.v_project is 'projects and basic spending, whatever the year';

create view ledger.v_budget_line as
  select l.id, l.project_id, p.unit, l.year, l.source, l.fund, l.functional, l.economic, l.initial,
    coalesce(a.amount, 0)::numeric as adjustment, (l.initial + coalesce(a.amount, 0))::numeric as adjusted,
    coalesce(x.amount, 0)::numeric as executed
  from ledger.budget_line l join ledger.project p on p.id = l.project_id
  left join lateral (select sum(amount) as amount from ledger.adjustment where line_id = l.id) a on true
  left join lateral (select sum(amount) as amount from ledger.payment where line_id = l.id) x on true;
comment on view ledger.v_budget_line is 'lines of budgets in yuan: adjusted = initial + adjustments, executed = payments less what was taken back';

create view ledger.v_execution_source as
  select project_id, year, source, sum(initial) as initial, sum(adjustment) as adjustment, sum(adjusted) as adjusted,
    sum(executed) as executed
  from ledger.v_budget_line group by project_id, year, source;
comment on view ledger.v_execution_source is 'budget and execution in yuan by project, year and source of money';

create view ledger.v_execution as
  select project_id, year, '元'::text as unit_of_money, sum(initial) as initial, sum(adjustment) as adjustment,
    sum(adjusted) as adjusted, sum(executed) as executed
  from ledger.v_budget_line group by project_id, year;
comment on view ledger.v_execution is 'budget and execution in yuan by project and year';

create view ledger.v_payment as
  select x.id, l.project_id, l.year, l.source, l.functional, x.economic, x.amount, x.paid_on, x.payee, x.voucher_no,
    x.instalment_id, x.reverses
  from ledger.payment x join ledger.budget_line l on l.id = x.line_id;
comment on view ledger.v_payment is 'payments in yuan; amounts below zero take a payment back';
