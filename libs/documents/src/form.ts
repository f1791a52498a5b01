export { fileNamed } from './file-name.ts';
export type { Content, Filled, Place, ReadValue, Standing } from './form/places.ts';
export { placeName, UnusableForm } from './form/places.ts';
export { formLimits } from './form/parts.ts';
export type { Kept } from './form/book-marks.ts';
export type { FormFile } from './form/form-file.ts';
export { openForm } from './form/form-file.ts';
