const BETWEEN_LOOKS_MS = 50;

/** Looks until something holds; whoever is watched tells nobody when it does. @throws after so many seconds */
export async function until(what: string, holds: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise<void>((resolve) => setTimeout(() => resolve(), BETWEEN_LOOKS_MS));
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}
