-- A thread has got its case: what happened to it while that was not yet to be seen is told by one more look.
alter table exchange.thread add column look_again boolean not null default false;
create index thread_look_again on exchange.thread (id) where look_again;
