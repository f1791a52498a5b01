import type { Json, Person } from '../person.ts';

/** What is asked over HTTP beside GraphQL: an address that the documents of the services tell of. */
export interface Address {
  /** As the document has it. */
  readonly path: string;
  /** With everything filled in. */
  readonly url: string;
  /** One of the parameters that need not be given, where the address is asked with it. */
  readonly with?: string;
  /** It answers with a file. */
  readonly file?: true;
}

export type Filled = Readonly<Record<string, string>>;

const services = [
  ...['agencies', 'audit', 'communications', 'communities', 'health-interventions', 'inspections', 'reporting'],
];

/** Addresses by which the machine is run tell of no record. */
const ofTheMachine = /\/health\/(live|ready)$/;

/** Documents of every service that has one, read by somebody who may. */
export async function documentsFor(person: Person, of: 'openapi' | 'asyncapi'): Promise<readonly Json[]> {
  const found = await Promise.all(services.map((service) => person.get(`/api/${service}/${of}.json`)));
  return found.flatMap(({ status, body }) => (status === 200 ? [body] : []));
}

/**
 * Every address that can be read, with what is known for its parameters; of single records those of the kinds in `ids`. Each is
 * asked as it stands, and again with each parameter that need not be given.
 */
export function addressesIn(documents: readonly Json[], known: Filled, ids: Filled): readonly Address[] {
  const isAsked = ({ path }: { readonly path: string }) =>
    !path.includes('{id}') || path.includes('{service}') || kindIn(path) in ids;
  return readable(documents)
    .filter(isAsked)
    .flatMap(({ path, required, optional }) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
        return encodeURIComponent((name === 'id' ? ids[kindIn(path)] : undefined) ?? known[name] ?? '');
      });
      const at = (names: readonly string[]) => {
        const query = names.map((name) => `${name}=${encodeURIComponent(known[name] ?? '')}`).join('&');
        return query === '' ? filled : `${filled}?${query}`;
      };
      const asItStands = { path, url: at(required) };
      return [asItStands, ...optional.map((name) => ({ path, url: at([...required, name]), with: name }))];
    });
}

/** Parameters that nobody here knows: a new one is on it until somebody asks. */
export function notFilled(documents: readonly Json[], known: Filled): readonly string[] {
  return readable(documents).flatMap(({ path, required, optional }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => name !== 'id');
    return [...required, ...optional, ...inPath].filter((name) => !(name in known)).map((name) => `${path} ${name}`);
  });
}

function readable(documents: readonly Json[]) {
  return documents.flatMap(({ paths }) =>
    Object.entries<Json>(paths)
      .filter(([path, { get }]) => get !== undefined && !ofTheMachine.test(path))
      .map(([path, { get }]) => ({ path, required: parametersIn(get, true), optional: parametersIn(get, false) })),
  );
}

function parametersIn({ parameters = [] }: Json, isRequired: boolean): readonly string[] {
  return (parameters as Json[])
    .filter((one) => one.in === 'query' && (one.required === true) === isRequired)
    .map(({ name }) => name);
}

function kindIn(path: string): string {
  return path.split('/')[3] ?? '';
}
