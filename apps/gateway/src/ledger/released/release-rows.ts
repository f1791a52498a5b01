import { madeDimensions } from '../../figure/released/release-table.ts';
import { releaseTypes } from '../../measures/releases.ts';

/** SQL of the released tables of a ledger's schema. All that they hold is in the states that releases left. */

export const releaseTable = (schema: string) => `
create table ${schema}.releases(
  record bigint not null, position bigint not null, type text not null, indicator text not null,
  from_day date not null, to_day date not null, edition int not null,
  release text not null, threshold int, agency text not null, released_on date not null, obligations jsonb not null,
  cells jsonb not null, parts jsonb not null, primary key (record, position)
);
create index releases_period on ${schema}.releases(indicator, to_day, from_day);
${takeReleases(schema)};
`;

/** Cells of whole units stand apart from those of parts: most questions are for whole units. */
export function takeReleases(schema: string, where = ''): string {
  const types = releaseTypes.map((type) => `'${type}'`).join(', ');
  const made = madeDimensions.map((dimension) => `'${dimension}'`).join(', ');
  const cells = (is: '=' | '<>') =>
    `(select coalesce(jsonb_agg(c order by n), '[]') from jsonb_array_elements(data -> 'cells') with ordinality x(c, n)
      where (c -> 'dimensions') - array[${made}] ${is} '{}'::jsonb)`;
  return `insert into ${schema}.releases
    select record, position, type, data ->> 'indicator', (data #>> '{period,from}')::date, (data #>> '{period,to}')::date,
      (data ->> 'edition')::int, data ->> 'release', (data ->> 'threshold')::int, data ->> 'agency',
      (data ->> 'releasedOn')::date, data -> 'obligations', ${cells('=')}, ${cells('<>')}
    from ${schema}.states where type in (${types}) ${where}
    on conflict do nothing`;
}
