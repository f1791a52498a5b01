/** A command that the installer sends, and what it means when the log refuses it. */
export interface Planned {
  readonly service: 'agencies' | 'inspections' | 'communities' | 'reporting' | 'audit';
  readonly stream: string;
  readonly command: string;
  /** `null` for a creating command. */
  readonly id: string | null;
  readonly input: unknown;
  /** Agency in whose name it is sent. */
  readonly onBehalfOf?: string;
  /** The rule that refuses it when the log holds it already, in the province’s own words maybe: those stand. */
  readonly already: string;
}
