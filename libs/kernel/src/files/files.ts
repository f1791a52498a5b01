import type { Command } from '../command.ts';
import { attachFile, narrowFile, withdrawFile } from './file-commands.ts';
import { evolveFiles, fileEvents, noFiles, type AttachedFile, type Files } from './file-events.ts';
import { fileRefusals } from './file-refusals.ts';
import { linkEvents } from '../links.ts';
import { notePaper, withdrawPaper } from './paper-commands.ts';
import { papersWithoutAScan } from './papers-without-a-scan.ts';
import type { Service } from '../service.ts';
import { streamType, type Reader, type StreamType } from '../stream-type.ts';
import type { AnyEvents, RecordedOf } from '../events.ts';

/** Stream type and question of files, for a service that need not say a word about them. */
export function withFiles(service: Service): Service {
  return {
    ...service,
    streams: [...service.streams, filesOf(service.name)],
    questions: [...service.questions, papersWithoutAScan(service.name, service.onPaper)],
  };
}

/** Whether records of a type take files: all that stand for themselves. */
export function takesFiles({ events }: Pick<StreamType, 'events'>): boolean {
  return events !== fileEvents && events !== linkEvents;
}

/**
 * The stream type of a record's files and papers, `files-<record's stream>`: the record itself is not touched, and its own
 * permission decides.
 *
 * @param service whose records they are; its actions are `<service>.files.attach` and so on
 */
export function filesOf(service: string): StreamType {
  return streamType<Files, typeof fileEvents>({
    prefix: 'files',
    title: { vi: 'Tệp đính kèm và văn bản giấy', en: 'Files and papers' },
    events: fileEvents,
    initial: noFiles,
    evolve: evolveFiles,
    refusals: fileRefusals,
    reads: `${service}.files.read`,
    // never asked where the record's own decides; nobody's, should it be
    scope: () => ({ sensitivity: 'undisclosed', owners: [] }),
    summary: ({ record }) => ({ title: record, status: 'kept' }),
    belongs: {
      narrow: `${service}.files.read-narrow`,
      view: (state, reader) => shownTo(state as Files, reader),
      tells: (state, event, reader) => isTold(state as Files, event, reader),
    },
    commands: commandsOf(service),
  });
}

function commandsOf(service: string): readonly Command[] {
  return [attachFile(service), withdrawFile(service), narrowFile(service), notePaper(service), withdrawPaper(service)];
}

/** Whether a reader of the record may know of a file. */
export function maySeeFile({ narrow, agency }: Pick<AttachedFile, 'narrow' | 'agency'>, reader: Reader): boolean {
  return !narrow || reader.keeps || reader.agency === agency;
}

function shownTo(state: Files, reader: Reader): Files {
  return { ...state, files: state.files.filter((file) => maySeeFile(file, reader)) };
}

/** What is narrow now is not told of the time before either. */
function isTold({ files }: Files, { data }: RecordedOf<AnyEvents>, reader: Reader): boolean {
  const about = (data as { readonly file?: string }).file;
  const file = files.find((one) => one.file === about);
  return file === undefined || maySeeFile(file, reader);
}
