-- When the holder of a session showed his second proof; without it a session of staff holds no post.
alter table login_session add column second_at timestamptz;

-- Codes that the provider has not taken yet are sent again; how often it was tried says whether one is late.
alter table notice add column attempts integer not null default 0;
