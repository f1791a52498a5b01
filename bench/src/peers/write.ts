import type { EventToAppend } from '@lien-nganh/kernel';
import type { Appender } from './appender.ts';

export interface Writing {
  readonly writers: number;
  /** Milliseconds after which no writer begins another append. */
  readonly ms: number;
  /** Events of one append. */
  events(): readonly EventToAppend[];
}

/** Lets writers append one after the other, each for itself; gives events a second, acknowledged ones alone. */
export async function eventsPerSecond(appender: Appender, { writers, ms, events }: Writing): Promise<number> {
  const began = performance.now();
  let written = 0;
  const write = async (writer: number) => {
    do {
      const batch = events();
      await appender.append(writer, batch);
      written += batch.length;
    } while (performance.now() - began < ms);
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return (written * 1000) / (performance.now() - began);
}
