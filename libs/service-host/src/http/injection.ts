/** Injection tokens of the host. */
export const RUNTIME = Symbol('runtime');
export const VERIFIER = Symbol('verifier');
