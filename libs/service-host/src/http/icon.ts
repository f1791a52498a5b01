/** The sign of every page: three agencies that stand together. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#a11"/><g fill="#fd0"><circle cx="8" cy="5" r="2.2"/><circle cx="4.8" cy="10.6" r="2.2"/><circle cx="11.2" cy="10.6" r="2.2"/></g></svg>`;

/** For a page that needs no other address; its policy must permit images of `data:`. */
export const iconAddress = `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`;
