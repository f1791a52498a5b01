const MIB = 1024 * 1024;

/** What is read of a file at most, whatever it claims of itself. */
export const limits = {
  /** Bytes as uploaded. */
  file: 16 * MIB,
  /** Entries of the archive. */
  parts: 500,
  /** Bytes of one part unpacked: of a sheet, of the texts that its cells share, of every other. */
  sheet: 64 * MIB,
  texts: 32 * MIB,
  other: 4 * MIB,
  /** Rows below the heads that hold anything. */
  rows: 20_000,
  columns: 256,
  /** Characters of one cell: what Excel holds. */
  cell: 32_767,
  /** Ranges of merged cells. */
  merged: 10_000,
} as const;
