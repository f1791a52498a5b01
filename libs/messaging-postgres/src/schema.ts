import type { SchemaMigrations } from '@lien-nganh/postgres';

/**
 * Topics and groups. Nothing is ever deleted but frontier markers that a later one replaces: a topic is read from its beginning by every new
 * group, and a topic that has served its time goes as a whole, with its generation.
 *
 * The row of a partition is its counter of offsets. Who publishes locks it until the commit, so the next offset is given only when all
 * smaller ones are visible or were never taken: a reader that goes on behind the last offset it saw skips nothing, and offsets have no
 * holes. Locks are taken in the order of the partitions' ids, so publishers never wait in a circle.
 */
export const messagingSchema: SchemaMigrations = {
  schema: 'messaging',
  steps: [
    {
      name: 'topics, messages and groups',
      sql: `
create table messaging.topics(
  id int generated always as identity primary key,
  name text not null unique,
  partitions int not null check (partitions > 0));

create table messaging.partitions(
  id int generated always as identity primary key,
  topic_id int not null references messaging.topics,
  partition int not null,
  next_offset bigint not null default 0,
  unique (topic_id, partition)) with (fillfactor = 50);

-- A row without a key is a frontier marker. json, not jsonb: the text is kept exactly, and NUL and half characters may be in it.
create table messaging.messages(
  partition_id int not null,
  "offset" bigint not null,
  key text,
  bytes int not null,
  body json not null,
  primary key (partition_id, "offset"));

create table messaging.groups(
  id int generated always as identity primary key,
  name text not null unique);

-- That a group reads a topic; its id tells the group's locks of this topic apart.
create table messaging.readings(
  id int generated always as identity primary key,
  group_id int not null references messaging.groups,
  topic_id int not null references messaging.topics,
  unique (group_id, topic_id));

create table messaging.offsets(
  group_id int not null references messaging.groups,
  partition_id int not null references messaging.partitions,
  next_offset bigint not null,
  primary key (group_id, partition_id)) with (fillfactor = 50);
`,
    },
    {
      name: 'publishing and announcing in one round trip',
      sql: `
create function messaging.publish(p_topic int, p_partitions int[], p_keys text[], p_bodies text[]) returns void
language plpgsql as $$
declare
  written bigint;
begin
  perform from messaging.partitions p where p.id = any(p_partitions) order by p.id for update;
  insert into messaging.messages(partition_id, "offset", key, bytes, body)
    select p.id, p.next_offset + row_number() over (partition by p.id order by e.n) - 1, e.key, octet_length(e.body), e.body::json
      from unnest(p_partitions, p_keys, p_bodies) with ordinality as e(partition_id, key, body, n)
      join messaging.partitions p on p.id = e.partition_id;
  get diagnostics written = row_count;
  if written <> cardinality(p_partitions) then
    raise exception 'topic % has lost partitions', p_topic;
  end if;
  update messaging.partitions p set next_offset = p.next_offset + c.count
    from (select partition_id, count(*) as count from unnest(p_partitions) as e(partition_id) group by 1) c
   where p.id = c.partition_id;
  perform pg_notify('messaging', 'topic ' || p_topic);
end $$;

-- A marker takes the place of one that stands directly before it: an idle topic does not grow.
-- A plan that was made while the messages were few would go through all of them later.
create function messaging.announce(p_topic int, p_body text) returns void
language plpgsql set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform from messaging.partitions p where p.topic_id = p_topic order by p.id for update;
  delete from messaging.messages m using messaging.partitions p
   where p.topic_id = p_topic and m.partition_id = p.id and m."offset" = p.next_offset - 1 and m.key is null;
  insert into messaging.messages(partition_id, "offset", key, bytes, body)
    select p.id, p.next_offset, null, octet_length(p_body), p_body::json from messaging.partitions p where p.topic_id = p_topic;
  update messaging.partitions set next_offset = next_offset + 1 where topic_id = p_topic;
  perform pg_notify('messaging', 'topic ' || p_topic);
end $$;
`,
    },
    {
      name: 'nobody who notifies waits for the disk',
      sql: `
create or replace function messaging.publish(p_topic int, p_partitions int[], p_keys text[], p_bodies text[]) returns void
language plpgsql as $$
declare
  written bigint;
begin
  perform from messaging.partitions p where p.id = any(p_partitions) order by p.id for update;
  insert into messaging.messages(partition_id, "offset", key, bytes, body)
    select p.id, p.next_offset + row_number() over (partition by p.id order by e.n) - 1, e.key, octet_length(e.body), e.body::json
      from unnest(p_partitions, p_keys, p_bodies) with ordinality as e(partition_id, key, body, n)
      join messaging.partitions p on p.id = e.partition_id;
  get diagnostics written = row_count;
  if written <> cardinality(p_partitions) then
    raise exception 'topic % has lost partitions', p_topic;
  end if;
  update messaging.partitions p set next_offset = p.next_offset + c.count
    from (select partition_id, count(*) as count from unnest(p_partitions) as e(partition_id) group by 1) c
   where p.id = c.partition_id;
end $$;

create function messaging.wake(p_topic int) returns void
language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  perform pg_notify('messaging', 'topic ' || p_topic);
end $$;

-- A marker is told again within a second, and offsets are in the same log of commits: a crash that loses one loses whatever came after it.
create or replace function messaging.announce(p_topic int, p_body text) returns void
language plpgsql set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  perform from messaging.partitions p where p.topic_id = p_topic order by p.id for update;
  delete from messaging.messages m using messaging.partitions p
   where p.topic_id = p_topic and m.partition_id = p.id and m."offset" = p.next_offset - 1 and m.key is null;
  insert into messaging.messages(partition_id, "offset", key, bytes, body)
    select p.id, p.next_offset, null, octet_length(p_body), p_body::json from messaging.partitions p where p.topic_id = p_topic;
  update messaging.partitions set next_offset = next_offset + 1 where topic_id = p_topic;
  perform pg_notify('messaging', 'topic ' || p_topic);
end $$;
`,
    },
  ],
};
