import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Where there is much memory, V8 lets garbage grow to several times of what lives before it collects it: the process
 * then takes most of what its PostgreSQL and its neighbours could use. Collecting at 1.25 times is done beside the work, and
 * unlike a limit it ends nothing that needs more.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=25');
}

/** After the much that a first start reads and never looks at again: what it took then, the machine has back before anybody asks. */
export function giveBackWhatStartTook(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
