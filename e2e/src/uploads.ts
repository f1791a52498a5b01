import type { Person } from './person.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Of which record of a service a file is. */
export interface FileOf {
  readonly service: string;
  readonly record: string;
  readonly name: string;
}

/** Uploads a file for a record, by tus, and gives the id of the upload. */
export async function uploaded(person: Person, { service, record, name }: FileOf, file: Uint8Array): Promise<string> {
  const signed = { authorization: `Bearer ${person.token}`, 'tus-resumable': '1.0.0' };
  const about = `record ${base64(record)},filename ${base64(name)}`;
  const begun = await fetch(`${person.url}/api/${service}/uploads`, {
    method: 'POST',
    headers: { ...signed, 'upload-length': String(file.length), 'upload-metadata': about },
  });
  const id = begun.headers.get('location')!.split('/').at(-1)!;
  const whole = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const at = `${person.url}/api/${service}/uploads/${id}`;
  const { status } = await fetch(at, { method: 'PATCH', headers: { ...signed, ...whole }, body: new Uint8Array(file) });
  if (status !== 204) throw new Error(`${name}: ${status}`);
  return id;
}
