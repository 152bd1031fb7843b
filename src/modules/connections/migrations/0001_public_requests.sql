-- Requests that came in by a public interface: what may be shown of them to everybody, made once when they arrived.
create table connections.public_request (
  case_id uuid primary key,
  -- account of the program that sent it
  account text not null,
  -- masked words; the citizen's own lie with the case
  public_text text not null,
  public_address text,
  media_url text,
  -- e-mail, device and account of the sender, sealed together
  sender_sealed text,
  received_at timestamptz not null
);
create index public_request_account on connections.public_request (account, received_at);
