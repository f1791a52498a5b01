/** The kinds of files that are taken, with their media types and how their names may end. */
export const kinds = {
  pdf: { mediaType: 'application/pdf', ends: ['pdf'] },
  jpeg: { mediaType: 'image/jpeg', ends: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { mediaType: 'image/png', ends: ['png'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ends: ['docx'] },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ends: ['xlsx'] },
} as const;
export type Kind = keyof typeof kinds;
