-- The State Council's plan of holidays and make-up working days, one row for each version of a year. A version that is
-- published never changes: deadlines were counted by it.
create table holiday_plan (
  year int not null check (year between 2020 and 2100),
  version int not null check (version >= 1),
  source text not null,
  plan jsonb not null,
  drafted_at timestamptz not null,
  drafted_by uuid references person,
  published_at timestamptz,
  published_by uuid references person,
  -- When the open deadlines had been counted anew by this version.
  applied_at timestamptz,
  primary key (year, version),
  check (applied_at is null or published_at is not null)
);
create unique index one_draft_a_year on holiday_plan (year) where published_at is null;

create function keep_published_plan() returns trigger language plpgsql as $$
begin
  if old.published_at is null then return coalesce(new, old); end if;
  if tg_op = 'DELETE' or (new.year, new.version, new.source, new.plan, new.published_at, new.published_by)
      is distinct from (old.year, old.version, old.source, old.plan, old.published_at, old.published_by) then
    raise exception 'the plan of % (version %) is published', old.year, old.version;
  end if;
  return new;
end $$;
create trigger keep_published_plan before update or delete on holiday_plan
  for each row execute function keep_published_plan();

grant select, insert, update, delete on holiday_plan to yanhe_app;

insert into holiday_plan (year, version, source, plan, drafted_at, published_at, applied_at) values (
  2026, 1, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
  '{"holidays": [
      {"zh": "元旦", "en": "New Year", "fromOn": "2026-01-01", "toOn": "2026-01-03"},
      {"zh": "春节", "en": "Spring Festival", "fromOn": "2026-02-15", "toOn": "2026-02-23"},
      {"zh": "清明节", "en": "Qingming", "fromOn": "2026-04-04", "toOn": "2026-04-06"},
      {"zh": "劳动节", "en": "Labour Day", "fromOn": "2026-05-01", "toOn": "2026-05-05"},
      {"zh": "端午节", "en": "Dragon Boat Festival", "fromOn": "2026-06-19", "toOn": "2026-06-21"},
      {"zh": "中秋节", "en": "Mid-Autumn Festival", "fromOn": "2026-09-25", "toOn": "2026-09-27"},
      {"zh": "国庆节", "en": "National Day", "fromOn": "2026-10-01", "toOn": "2026-10-07"}
    ],
    "makeUpDays": ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]}',
  now(), now(), now());

-- The earlier day that people are shown while the plan of a year is not known, and whether the day on a list is such a one.
alter table deadline add column target_on date;
alter table dispute add column due_is_flagged bool not null default false;

-- When people are reminded of a session, planned as it is booked; a session that moved no longer matches its start.
create table session_reminder (
  session_id uuid not null references session,
  starts_at timestamptz not null,
  kind text not null check (kind in ('24h', '1h', '10min')),
  due_at timestamptz not null,
  sent_at timestamptz,
  primary key (session_id, starts_at, kind)
);
create index on session_reminder (due_at) where sent_at is null;
grant select, insert, update, delete on session_reminder to yanhe_app;
