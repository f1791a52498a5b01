const ORIENTATION = 0x0112;
const SHORT = 3;

/** How a picture is to be turned, 1 to 8, as its Exif block says; 1, upright, where it says nothing that can be read. */
export function orientationIn(tiff: Buffer): number {
  try {
    const little = tiff.subarray(0, 2).toString('latin1') === 'II';
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const entries = Array.from({ length: short(first) }, (_, index) => first + 2 + index * 12);
    const found = entries.find((at) => short(at) === ORIENTATION && short(at + 2) === SHORT);
    const value = found === undefined ? 1 : short(found + 8);
    return value >= 1 && value <= 8 ? value : 1;
  } catch (error) {
    // it points out of itself: damaged, and taken out anyway
    if ((error as { code?: unknown }).code === 'ERR_OUT_OF_RANGE') return 1;
    throw error;
  }
}

/** An Exif block that says how to turn the picture, and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
