/** By which Nest hands the running gateway to its controllers. */
export const CONTROLLED = Symbol('the running gateway');
