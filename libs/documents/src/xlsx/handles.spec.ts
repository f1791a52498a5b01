import { describe, expect, test } from '@jest/globals';
import { Handles } from './handles.ts';

describe('handles of the writer', () => {
  test('are let go once each, those of every step too, the latest first', () => {
    const gone: string[] = [];
    const handle = (name: string) => ({ name, free: () => void gone.push(name) });
    const handles = new Handles();
    handles.hold(handle('book'));
    const last = handles.after(
      handle('format'),
      ({ name }) => handle(`${name} bold`),
      ({ name }) => handle(`${name} lean`),
    );
    expect(last.name).toBe('format bold lean');
    handles.free();
    handles.free();
    expect(gone).toEqual(['format bold lean', 'format bold', 'format', 'book']);
  });
});
