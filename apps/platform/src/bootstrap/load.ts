export function loadReferenceData(_: unknown): Promise<void> {
  return Promise.resolve();
}
