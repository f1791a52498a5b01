/** For how many hours a token is valid that the platform makes itself; one of a province’s identity provider says so itself. */
export const tokenHours = {
  /** That `npm run token` prints. */
  printed: 12,
  /** That the administrator gets for the one-time secret. */
  oneTime: 1,
  /** Of one command of `lien-nganh` with `--account`. */
  command: 1,
  /** Longer than any demo takes. */
  demo: 12,
} as const;
