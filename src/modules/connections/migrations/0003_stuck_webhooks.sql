-- Since when a webhook does not get through; the alarm stands while this does.
alter table connections.webhook add column stuck_since timestamptz;
-- What was not sent, and what was sent last, of each webhook: looked at every minute.
create index delivery_unsent on connections.delivery (webhook_id) where state <> 'sent';
create index delivery_sent on connections.delivery (webhook_id, sent_at desc) where state = 'sent';
