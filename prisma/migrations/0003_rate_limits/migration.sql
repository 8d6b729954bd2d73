-- Counters of the doors at which strangers may try; the layout is that of rate-limiter-flexible.
create schema rate_limit;
create table rate_limit.hits (key varchar(255) primary key, points integer not null default 0, expire bigint);
create index on rate_limit.hits (expire);
grant usage on schema rate_limit to yanhe_app;
grant select, insert, update, delete on rate_limit.hits to yanhe_app;
