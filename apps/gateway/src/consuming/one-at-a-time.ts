/** The same work for a timer: left out while it still goes on from the last time, so that what waits does not pile up. */
export function oneAtATime(work: () => Promise<void>): () => void {
  let goesOn = false;
  return () => {
    if (goesOn) return;
    goesOn = true;
    void work().finally(() => (goesOn = false));
  };
}
