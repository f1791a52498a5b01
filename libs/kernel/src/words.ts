import { z } from 'zod';

/** A line of text that says something, in composed form; without control characters. */
export function words(max: number) {
  return z
    .string()
    .max(max)
    .regex(/^[^\p{C}]*[\p{L}\p{N}][^\p{C}]*$/u)
    .normalize('NFC');
}
