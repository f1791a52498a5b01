import { attributeOf, type Tag } from './tags.ts';

/** A content control. */
export interface Control {
  /** It is bound to data, a picture, a list to choose from, or there twice: not just a text. */
  readonly special: boolean;
  readonly room: {
    readonly start: number;
    readonly end: number;
    readonly prompting: readonly [number, number] | null;
  } | null;
}

const SPECIAL = new Set([
  ...['dataBinding', 'picture', 'comboBox', 'dropDownList', 'checkbox', 'docPartList', 'docPartObj'],
]);

interface Reading {
  tag: string;
  special: boolean;
  prompting: readonly [number, number] | null;
  content: Tag | null;
  room: Control['room'];
}

/** The content controls of a text by their tags. */
export function controlsIn(tags: readonly Tag[]): ReadonlyMap<string, Control> {
  const controls = new Map<string, Control>();
  const reading: Reading[] = [];
  for (const tag of tags) {
    if (tag.name !== 'sdt') read(reading.at(-1), tag);
    else if (tag.is === 'open') reading.push({ tag: '', special: false, prompting: null, content: null, room: null });
    else keep(controls, reading.pop());
  }
  return controls;
}

function keep(controls: Map<string, Control>, control: Reading | undefined): void {
  if (control === undefined || control.tag === '') return;
  const special = control.special || controls.has(control.tag);
  controls.set(control.tag, { special, room: control.room });
}

function read(control: Reading | undefined, tag: Tag): void {
  if (control === undefined) return;
  if (tag.name === 'sdtContent') readContent(control, tag);
  else if (control.content === null) readProperty(control, tag);
}

function readContent(control: Reading, tag: Tag): void {
  if (tag.is === 'open') control.content = tag;
  else if (control.content) {
    control.room = { start: control.content.end, end: tag.start, prompting: control.prompting };
  }
}

function readProperty(control: Reading, tag: Tag): void {
  if (tag.name === 'tag') control.tag = attributeOf(tag, 'w:val') ?? '';
  if (tag.name === 'showingPlcHdr') control.prompting = [tag.start, tag.end];
  if (SPECIAL.has(tag.name)) control.special = true;
}
